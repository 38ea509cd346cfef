/** Every address of the console; a link anywhere comes from here. */
export const paths = {
  overview: () => '/',
  search: (query = '') => `/search${query === '' ? '' : `?${query}`}`,
  conversation: (id: string, around?: { position: number; record: string }) =>
    `/conversations/${encodeURIComponent(id)}${around === undefined ? '' : `?around=${around.position}&record=${encodeURIComponent(around.record)}`}`,
  moment: (id: string) => `/conversations/${encodeURIComponent(id)}/moment`,
  policies: () => '/policies',
  policy: (id: string) => `/policies/${encodeURIComponent(id)}`,
  newPolicy: (pack = '') => `/policies/new${pack === '' ? '' : `?pack=${encodeURIComponent(pack)}`}`,
  nodes: () => '/nodes',
  termLists: () => '/term-lists',
  termList: (id: string) => `/term-lists/${encodeURIComponent(id)}`,
  newTermList: () => '/term-lists/new',
  reviews: () => '/reviews',
  matters: () => '/matters',
  holds: () => '/holds',
  newHold: () => '/holds/new',
  hold: (id: string) => `/holds/${encodeURIComponent(id)}`,
  direct: () => '/direct-conversations',
  myNotices: () => '/my-notices',
  retention: (tab = '') => `/retention${tab === '' ? '' : `?tab=${encodeURIComponent(tab)}`}`,
  accessLog: () => '/access-log',
} as const;
