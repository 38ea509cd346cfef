import { useCallback, useEffect, useRef, useState } from 'react';
import { dryRuns, stateOf } from '../../../api/dryRuns';
import type { DryRunReport, DryRunRequest } from '../../../api/dryRuns';
import { termLists } from '../../../api/termLists';
import { listsIn } from './report';

export type DryRunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'reported';
      readonly report: DryRunReport;
      readonly at: Date;
      readonly interrupted: boolean;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Starts dry runs and follows the newest one. One that the page is left in the middle of is cancelled. */
export function useDryRun() {
  const [state, setState] = useState<DryRunState>({ kind: 'idle' });
  const running = useRef<{ id: string; events: EventSource }>(undefined);

  const stop = useCallback(() => {
    const current = running.current;
    running.current = undefined;
    current?.events.close();
    return current?.id;
  }, []);

  const cancel = useCallback(() => {
    const id = stop();
    if (id !== undefined) {
      dryRuns.cancel(id).then(
        (report) => setState({ kind: 'reported', report, at: new Date(), interrupted: false }),
        // What cannot be cancelled ends by itself: the service bounds every run.
        () => setState((now) => (now.kind === 'reported' ? { ...now, interrupted: true } : now)),
      );
    }
  }, [stop]);

  const start = async (request: Omit<DryRunRequest, 'lists'>) => {
    stop();
    setState({ kind: 'starting' });
    try {
      const begun = await dryRuns.start({ ...request, lists: await listsFor(request) });
      setState({ kind: 'reported', report: begun, at: new Date(), interrupted: false });
      const events = new EventSource(dryRuns.eventsAddress(begun.id));
      running.current = { id: begun.id, events };
      events.addEventListener('report', (event: MessageEvent<string>) => {
        const report = JSON.parse(event.data) as DryRunReport;
        setState({ kind: 'reported', report, at: new Date(), interrupted: false });
        if (stateOf(report) !== 'running') {
          stop();
        }
      });
      // A stream cut short is taken up again by the browser, and every report is whole; only a refusal is final.
      events.addEventListener('error', () => {
        if (running.current?.id === begun.id && events.readyState === EventSource.CLOSED) {
          stop();
          setState((now) => (now.kind === 'reported' ? { ...now, interrupted: true } : now));
        }
      });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  };

  useEffect(() => cancel, [cancel]);
  return { state, start, cancel };
}

/** The archive does not know the desk's term lists, so they go along. */
async function listsFor({ document, against = '' }: Omit<DryRunRequest, 'lists'>) {
  const ids = [...new Set([...listsIn(document), ...listsIn(against)])];
  const lists = await Promise.all(ids.map((id) => termLists.one(id, AbortSignal.timeout(15_000))));
  return lists.map(({ id, version, terms }) => ({ id, version, terms: terms.map(({ term }) => term) }));
}
