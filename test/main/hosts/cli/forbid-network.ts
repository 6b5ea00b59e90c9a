/**
 * Loaded into a process (and its worker threads) with `--import`: refuses every connection and every name look-up that
 * would leave the machine, and writes it down in the file named by PLIMSOLL_NETWORK_LOG.
 */
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const loopback = /^(127\.|::1$|localhost$)/;

function forbid(what: string): never {
  appendFileSync(process.env['PLIMSOLL_NETWORK_LOG'] ?? 'network.log', `${what}\n`);
  throw new Error(`Offline: ${what}`);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  // Node passes its own callers' arguments on as one array.
  const first: unknown = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  const target = typeof first === 'object' && first !== null ? (first as { host?: string; path?: string }) : {};
  const host = target.host ?? (typeof args[1] === 'string' ? args[1] : 'localhost');
  if (target.path === undefined && !loopback.test(host)) forbid(`connect ${host}`);
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;

const { lookup } = dns;
dns.lookup = ((name: string, ...rest: unknown[]) => {
  if (!loopback.test(name)) forbid(`look up ${name}`);
  return Reflect.apply(lookup, dns, [name, ...rest]) as unknown;
}) as unknown as typeof lookup;

dgram.Socket.prototype.send = (() => forbid('send a datagram')) as typeof dgram.Socket.prototype.send;
