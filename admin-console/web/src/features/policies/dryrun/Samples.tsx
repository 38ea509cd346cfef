import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState, SpanText } from '@chancery/web-shell/ui';
import { Badge, Button, CopyButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dryRuns } from '../../../api/dryRuns';
import { useMay } from '../../../api/me';
import { paths } from '../../../app/paths';
import { RuleOutcomeBadge } from '../../../ui/Findings';
import { usePurpose } from '../../search/purpose';
import classes from '../policies.module.css';
import own from './dryrun.module.css';
import { dryRunMessages } from './messages';

/** What people wrote is for compliance officers: an author hands the run over, an officer looks and is logged. */
export function Samples({ run, policy }: { readonly run: string; readonly policy: string }) {
  const text = dryRunMessages.useText();
  const { exact } = useFormats();
  const mayRead = useMay('search-records');
  const [purpose] = usePurpose();
  const [asked, setAsked] = useState(false);
  const samples = useQuery({
    queryKey: ['dry-run-samples', run],
    queryFn: ({ signal }) => dryRuns.samples(run, purpose, signal),
    enabled: asked,
    // Every look is an entry in the access log.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('samples')}>
      <Text fw={600}>{text('samples')}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {mayRead ? text('samplesDetail') : text('samplesForOfficers')}
      </Text>
      {mayRead && !asked ? (
        <Button variant="light" disabled={purpose.trim() === ''} onClick={() => setAsked(true)}>
          {purpose.trim() === '' ? text('purposeFirst') : text('look')}
        </Button>
      ) : null}
      {mayRead ? null : (
        <CopyButton value={`${window.location.origin}${paths.policy(policy)}?tab=dry-run&run=${run}`}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {copied ? text('copied') : text('copyLink')}
            </Button>
          )}
        </CopyButton>
      )}
      {asked && samples.isPending ? <LoadingState rows={4} /> : null}
      {samples.isError ? <ErrorState error={samples.error} onRetry={() => void samples.refetch()} /> : null}
      {samples.data?.items.length === 0 ? <Text size="sm">{text('noneYet')}</Text> : null}
      {samples.data === undefined ? null : (
        <ul className={own['samples']}>
          {samples.data.items.map((sample) => (
            <li key={`${sample.id} ${sample.effect}`}>
              <Group gap={8}>
                <RuleOutcomeBadge outcome={sample.outcome} />
                {sample.effect === 'same' ? null : <Badge color="gray">{text(sample.effect)}</Badge>}
                <Text size="xs" fw={600}>
                  <bdi>{sample.rules.join(', ')}</bdi>
                </Text>
                <Text size="xs" c="dimmed">
                  <bdi>{sample.person}</bdi> · {exact(sample.at)}
                </Text>
              </Group>
              <Text size="sm" dir="auto" className={own['text'] ?? ''}>
                <SpanText text={sample.text.value} spans={sample.text.spans} />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
