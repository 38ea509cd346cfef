import { http } from './http';

const BASE = '/api/archive/access-report';

/** One look at what somebody wrote or did. */
export type Look = {
  readonly id: number;
  readonly at: string;
  readonly username: string;
  readonly action: string;
  readonly purpose?: string | null;
  readonly matter?: string | null;
  readonly subject: string;
  /** Of the person, that it showed. */
  readonly records: number;
  readonly basis: 'role' | 'leave' | 'scope' | 'restricted';
  /** Why leave was given, or the letter that opened the scope. */
  readonly given?: string | null;
  readonly givenBy?: string | null;
};

/** Who looked at what of one person: all of it in figures, and a page of looks, newest first. */
export type AccessReport = {
  readonly sums: {
    readonly looks: number;
    readonly records: number;
    readonly readers: readonly {
      readonly username: string;
      readonly looks: number;
      readonly records: number;
      readonly last: string;
    }[];
    readonly days: readonly { readonly day: string; readonly looks: number }[];
  };
  readonly items: readonly Look[];
  readonly nextPage?: string | null;
};

/** The span that is asked about, as instants; what is absent does not bound it. */
export type Span = { readonly after?: string; readonly before?: string };

const of = (person: string, rest = '') => `${BASE}/${encodeURIComponent(person)}${rest}`;

/** Where the report can be saved from as a spreadsheet. */
export function tableOf(person: string, span: Span): string {
  const query = new URLSearchParams(span).toString();
  return `${of(person, '/table')}${query === '' ? '' : `?${query}`}`;
}

/** The report on a person; reading it is in the access log. */
export function accessReport(
  person: string,
  span: Span,
  cursor: string | null,
  signal: AbortSignal,
): Promise<AccessReport> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return http.get<AccessReport>(of(person), {
    query: { ...span, zone: timeZone, ...(cursor === null ? {} : { cursor }) },
    signal,
  });
}
