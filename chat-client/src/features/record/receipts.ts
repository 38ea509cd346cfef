import { queryOptions } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Message } from '../messages/history';
import { verify } from './proof';
import type { Proof, Receipt, Verified } from './proof';

const WAITING = 1_500;
const PATIENCE = 10_000;

/** The receipt of a message. It never changes. */
export const receiptQuery = ({ conversation, id }: Pick<Message, 'conversation' | 'id'>) =>
  queryOptions({
    queryKey: ['receipt', id],
    queryFn: ({ signal }) =>
      server.get<Receipt>(`/api/conversations/${conversation}/messages/${id}/receipt`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the archive can show, and what this page found when it checked that. */
export type Shown =
  | { readonly is: 'unknown' }
  | { readonly is: 'waiting' }
  | { readonly is: 'disposed' }
  | { readonly is: 'sealed'; readonly proof: Proof; readonly verified: Verified };

/** Asks the archive until the record is sealed. */
export const proofQuery = (receipt: Receipt, archive: string) =>
  queryOptions({
    queryKey: ['proof', receipt.hash],
    queryFn: async ({ signal }): Promise<Shown> => {
      const address = `${archive}/proofs/${receipt.partition}/${receipt.position}?hash=${receipt.hash}`;
      const answer = await fetch(address, {
        credentials: 'omit',
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      if (answer.status === 404) {
        // Not there yet: intake is a moment behind the journal.
        return { is: 'unknown' };
      }
      if (!answer.ok) {
        throw new Error(`the archive answered ${answer.status}`);
      }
      const proof = (await answer.json()) as Proof;
      return proof.state === 'sealed'
        ? { is: 'sealed', proof, verified: await verify(receipt, proof) }
        : { is: proof.state };
    },
    refetchInterval: ({ state }) =>
      state.data?.is === 'sealed' || state.data?.is === 'disposed' ? false : WAITING,
    staleTime: 0,
    retry: 1,
  });

/** Receipt and proof as one file, which verifies without this page. */
export function saveAsFile(receipt: Receipt, proof: Proof): void {
  const content = JSON.stringify({ receipt, proof }, null, 2);
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `on-the-record-${receipt.partition}-${receipt.position}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
