import { useFormats } from '@chancery/web-shell/i18n';
import { Badge, Group, Text } from '@mantine/core';
import type { Revision } from '../../api/messaging';
import { isolated } from '../../ui/typed';
import { changesBetween } from './changes';
import type { RuleChange } from './changes';
import { policyMessages } from './messages';
import classes from './policies.module.css';

type HistoryProps = {
  readonly revisions: readonly Revision[];
  readonly activeRevision: number | undefined;
};

/** Every saved revision, newest first, with who saved and published it and what it changed. */
export function History({ revisions, activeRevision }: HistoryProps) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const newestFirst = [...revisions].sort((a, b) => b.revision - a.revision);
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`}>
      <Text fw={600}>{text('history')}</Text>
      <ol className={classes['history']}>
        {newestFirst.map((revision, place) => {
          const before = newestFirst[place + 1];
          const current = revision.revision === activeRevision;
          return (
            <li key={revision.revision} data-current={current || undefined}>
              <Group gap={8}>
                <Text size="sm" fw={600}>
                  {text('revision', { revision: revision.revision })}
                </Text>
                {current ? <Badge color="moss">{text('current')}</Badge> : null}
              </Group>
              <Text size="xs" c="dimmed">
                {text('savedBy', {
                  name: isolated(revision.author?.name ?? '?'),
                  at: exact(revision.savedAt),
                })}
              </Text>
              {revision.publishedAt === undefined ? null : (
                <Text size="xs" c="dimmed">
                  {text('publishedBy', {
                    name: isolated(revision.publishedBy?.name ?? '?'),
                    at: exact(revision.publishedAt),
                  })}
                </Text>
              )}
              {before === undefined ? null : (
                <Changes changes={changesBetween(before.rules, revision.rules)} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly RuleChange[] }) {
  const text = policyMessages.useText();
  if (changes.length === 0) {
    return (
      <Text size="xs" mt={4}>
        {text('noChanges')}
      </Text>
    );
  }
  return changes.map((change) => (
    <Text key={change.id} size="xs" mt={4}>
      <b dir="ltr">{change.id}</b>: {describe(change, text('added'), text('removed'))}
    </Text>
  ));
}

function describe(change: RuleChange, added: string, removed: string): string {
  switch (change.kind) {
    case 'added':
      return added;
    case 'removed':
      return removed;
    case 'changed':
      return [
        change.added.length === 0 ? '' : `+ ${change.added.join(', ')}`,
        change.removed.length === 0 ? '' : `− ${change.removed.join(', ')}`,
        change.fields.join(', '),
      ]
        .filter((part) => part !== '')
        .join(' · ');
  }
}
