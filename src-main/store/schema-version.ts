/** Marks a SQLite file as a Plimsoll workspace ("PLIM" in ASCII). */
export const applicationId = 0x504c494d;
