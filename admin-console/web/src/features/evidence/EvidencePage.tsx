import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { useQuery } from '@tanstack/react-query';
import { evidence } from '../../api/evidence';
import { PageHeader } from '../../ui/PageHeader';
import classes from './evidence.module.css';
import { Growth } from './Growth';
import { Keys } from './Keys';
import { LedgerCard } from './LedgerCard';
import { evidenceMessages } from './messages';
import { VaultCard } from './VaultCard';
import { Verify } from './Verify';

const RENEW_MILLIS = 5_000;

/** What the record stands on. */
export function EvidencePage() {
  const text = evidenceMessages.useText();
  const answer = useQuery({
    queryKey: ['evidence'],
    queryFn: ({ signal }) => evidence.all(signal),
    refetchInterval: RENEW_MILLIS,
  });
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      {answer.isPending ? <LoadingState rows={8} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isSuccess ? (
        <>
          <div className={classes['halves']}>
            <LedgerCard answer={answer.data} />
            <VaultCard answer={answer.data} />
          </div>
          <Growth answer={answer.data} />
          <Keys answer={answer.data} />
          <Verify answer={answer.data} />
        </>
      ) : null}
    </div>
  );
}
