import type { AccessFilter } from '../../api/archive';
import { dayAfter, startOf } from '../holds/holdDates';

/** What the address asks of the access log. */
export function filterOf(address: URLSearchParams): AccessFilter {
  const given = (name: string) => address.get(name)?.trim() ?? '';
  const since = given('since');
  const until = given('until');
  return {
    ...(given('reader') === '' ? {} : { reader: given('reader') }),
    ...(given('action') === '' ? {} : { action: given('action') }),
    ...(given('words') === '' ? {} : { words: given('words') }),
    ...(since === '' ? {} : { after: startOf(since) }),
    ...(until === '' ? {} : { before: dayAfter(until) }),
  };
}
