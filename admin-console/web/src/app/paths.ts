/** Every address of the console; a link anywhere comes from here. */
export const paths = {
  overview: () => '/',
  search: (query = '') => `/search${query === '' ? '' : `?${query}`}`,
  conversation: (id: string, around?: { position: number; record: string }) =>
    `/conversations/${encodeURIComponent(id)}${around === undefined ? '' : `?around=${around.position}&record=${encodeURIComponent(around.record)}`}`,
  policies: () => '/policies',
  policy: (id: string) => `/policies/${encodeURIComponent(id)}`,
  newPolicy: () => '/policies/new',
  accessLog: () => '/access-log',
} as const;
