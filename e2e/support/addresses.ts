/** Where the running Chancery answers; `./chancery test` hands the addresses over. */
export const addresses = {
  chat: process.env['CHANCERY_CHAT_URL'] ?? 'http://localhost:8080',
  console: process.env['CHANCERY_CONSOLE_URL'] ?? 'http://localhost:8082',
} as const;
