/** What makes a region that scrolls reachable, and so scrollable, by keyboard. */
export function reachable(name: string) {
  return { tabIndex: 0, role: 'region', 'aria-label': name } as const;
}
