import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../../api/policies';
import type { Policy, Revision } from '../../../api/policies';
import { isolated } from '../../../ui/typed';
import { RollBack } from '../actions/RollBack';
import { policyMessages } from '../messages';
import classes from '../policies.module.css';
import { Comments } from './Comments';
import { DiffView } from './DiffView';
import own from './history.module.css';

/** Every saved revision, newest first; a chosen one is compared with the one before it. */
export function History({ policy }: { readonly policy: Policy }) {
  const text = policyMessages.useText();
  const newestFirst = [...policy.revisions].sort((a, b) => b.revision - a.revision);
  const [chosen, setChosen] = useState(policy.revision);
  return (
    <div className={own['columns']}>
      <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('history')}>
        <Text fw={600}>{text('history')}</Text>
        <ol className={own['revisions']}>
          {newestFirst.map((revision) => (
            <li key={revision.revision}>
              <UnstyledButton
                className={own['revision'] ?? ''}
                aria-pressed={revision.revision === chosen}
                data-current={revision.revision === policy.activeRevision || undefined}
                onClick={() => setChosen(revision.revision)}
              >
                <Entry revision={revision} current={revision.revision === policy.activeRevision} />
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </section>
      <Stack gap="md" miw={0}>
        <Chosen policy={policy} revision={chosen} />
        <Comments policy={policy} revision={chosen} />
      </Stack>
    </div>
  );
}

function Entry({ revision, current }: { readonly revision: Revision; readonly current: boolean }) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const { author, publishedBy, publishedAt, emergency, scheduledFor, comment, restores } = revision;
  return (
    <>
      <Group gap={8}>
        <Text size="sm" fw={600} span>
          {text('revision', { revision: revision.revision })}
        </Text>
        {current ? <Badge color="moss">{text('current')}</Badge> : null}
        {emergency === undefined ? null : (
          <Badge color={emergency.pending ? 'seal' : 'gray'}>{text('emergency')}</Badge>
        )}
      </Group>
      {comment === undefined ? null : (
        <Text size="sm" dir="auto">
          {comment}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {text('savedBy', { name: isolated(author?.name ?? '?'), at: exact(revision.savedAt) })}
      </Text>
      {restores === undefined ? null : (
        <Text size="xs" c="dimmed">
          {text('restores', { revision: restores })}
        </Text>
      )}
      {publishedAt === undefined ? null : (
        <Text size="xs" c="dimmed">
          {text('publishedBy', {
            name: isolated(publishedBy?.name ?? author?.name ?? '?'),
            at: exact(publishedAt),
          })}
        </Text>
      )}
      {scheduledFor === undefined ? null : (
        <Text size="xs" c="dimmed">
          {text('scheduledFor', { at: exact(scheduledFor) })}
        </Text>
      )}
      {(revision.reason ?? emergency?.reason) === undefined ? null : (
        <Text size="xs" dir="auto">
          {revision.reason ?? emergency?.reason}
        </Text>
      )}
    </>
  );
}

function Chosen({ policy, revision }: { readonly policy: Policy; readonly revision: number }) {
  const text = policyMessages.useText();
  const before = revision - 1;
  const diff = useQuery({
    queryKey: ['policy-diff', policy.id, before, revision],
    queryFn: ({ signal }) =>
      before < 1
        ? desk.document(policy.id, revision, signal).then(({ document }) => ({
            lines: document
              .split('\n')
              .map((line, place) => ({ kind: 'added' as const, text: line, toLine: place + 1 })),
          }))
        : desk.diff(policy.id, before, revision, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`}>
      <Group justify="space-between" mb="sm">
        <Text fw={600}>{before < 1 ? text('firstText') : text('changesOf', { before, revision })}</Text>
        <RollBack policy={policy} revision={revision} />
      </Group>
      {diff.isPending ? <LoadingState rows={4} /> : null}
      {diff.isError ? <ErrorState error={diff.error} onRetry={() => void diff.refetch()} /> : null}
      {diff.data === undefined ? null : (
        <DiffView
          lines={diff.data.lines}
          before={before < 1 ? '' : text('revision', { revision: before })}
          after={text('revision', { revision })}
        />
      )}
    </section>
  );
}
