/** Where the running Chancery answers; `./chancery test` hands the addresses over. */
export const addresses = {
  chat: process.env['CHANCERY_CHAT_URL'] ?? 'http://localhost:8080',
  console: process.env['CHANCERY_CONSOLE_URL'] ?? 'http://localhost:8082',
} as const;

/** Where the messaging service keeps the content of files, if the tests may lose it some. */
export const filesDirectory = process.env['CHANCERY_FILES_DIRECTORY'];
