/** The product's version, put in by the build. */
declare const __PLIMSOLL_VERSION__: string;
