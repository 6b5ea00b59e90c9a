import { mount } from 'svelte';
import App from './App.svelte';
import { app } from './state/app.svelte.ts';
import { theme } from './state/theme.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';

theme.apply();
mount(App, { target: document.getElementById('app')! });
void app.start();
