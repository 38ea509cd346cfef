import { useFormats } from '@chancery/web-shell/i18n';
import { OutcomeBadge, PersonAvatar, SpanText } from '@chancery/web-shell/ui';
import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHash, IconRefresh, IconUsers } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { RecordView, SearchAnswer } from '../../api/archive';
import { Before, Changes } from '../../ui/Changes';
import { restrictedMessages } from '../restricted/messages';
import { searchMessages } from './messages';
import classes from './search.module.css';

type ResultsProps = {
  readonly pages: readonly SearchAnswer[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onAgain: () => void;
  readonly onOpen: (id: string) => void;
  /** What stands between the figures and the list. */
  readonly children?: ReactNode;
};

/** The records found, newest first; j and k walk through them. */
export function Results({ pages, hasMore, loadingMore, onMore, onAgain, onOpen, children }: ResultsProps) {
  const text = searchMessages.useText();
  const list = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  const last = pages.at(-1);
  if (last === undefined) {
    return null;
  }
  return (
    <section aria-label={text('search')}>
      <Group justify="space-between" px={4} pb="xs" gap="xs">
        <Text fw={600} role="status">
          {text('results', { count: last.total })}
        </Text>
        <Group gap={6}>
          <Text size="sm" c={last.index.notYetSearchable > 0 ? 'var(--chancery-alert-text)' : 'dimmed'}>
            {last.index.notYetSearchable > 0
              ? text('notYet', { count: last.index.notYetSearchable })
              : text('upToDate')}
          </Text>
          <Tooltip label={text('again')}>
            <ActionIcon variant="subtle" color="gray" aria-label={text('again')} onClick={onAgain}>
              <IconRefresh size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {children}
      {last.total === 0 ? null : (
        <ul ref={list} className={`console-card ${classes['results'] ?? ''}`}>
          {pages
            .flatMap((page) => page.items)
            .map((record) => (
              <li key={record.id}>
                <Result record={record} onOpen={onOpen} />
              </li>
            ))}
        </ul>
      )}
      {hasMore ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={loadingMore} onClick={onMore}>
            {text('more')}
          </Button>
        </Group>
      ) : null}
    </section>
  );
}

type ResultProps = { readonly record: RecordView; readonly onOpen: (id: string) => void };

/** One record as lists show it; pressing it opens it. */
export function Result({ record, onOpen }: ResultProps) {
  const text = searchMessages.useText();
  const restricted = restrictedMessages.useText();
  const formats = useFormats();
  const { actor, verdict } = record;
  const at = formats.exact(record.at);
  return (
    <button
      type="button"
      data-row
      className={classes['row']}
      aria-label={text('openRecord', { name: actor.name, at })}
      onClick={() => onOpen(record.id)}
    >
      <PersonAvatar name={actor.name} seed={actor.id} size={34} />
      <div className={classes['said']}>
        <div className={classes['heading']}>
          <Text component="span" fw={600} size="sm" dir="auto">
            {actor.name}
          </Text>
          <Where record={record} />
          <time dateTime={record.at} className={classes['when']}>
            {at}
          </time>
        </div>
        {record.text === undefined || record.text === null ? (
          <Text size="sm" c="dimmed">
            {text(record.type)}
            {record.member ? `: ${record.member.name}` : ''}
            {record.policy ? `: ${record.policy.name}` : ''}
          </Text>
        ) : (
          <>
            {typeof record.before === 'string' ? (
              <Before words={record.before} spans={record.beforeSpans ?? []} type={record.type} />
            ) : null}
            <p className={classes['text']} dir="auto">
              <SpanText text={record.text} spans={record.spans ?? []} />
            </p>
            <Changes of={record} />
          </>
        )}
        {record.files ? (
          <Text size="sm" c="dimmed">
            {text('files')}:{' '}
            {record.files.map(({ id, name }, place) => (
              <span key={id}>
                {place === 0 ? '' : ', '}
                <bdi>
                  <SpanText text={name} spans={record.fileSpans?.[place] ?? []} />
                </bdi>
              </span>
            ))}
          </Text>
        ) : null}
      </div>
      <div className={classes['outcome']}>
        {record.restricted ? (
          <Badge color="amber" variant="light" me={6}>
            {restricted('restricted')}
          </Badge>
        ) : null}
        {record.type === 'message.edited' ? (
          <Badge color="gray" me={6}>
            {text(record.type)}
          </Badge>
        ) : null}
        {verdict && record.type.startsWith('message.') ? (
          <OutcomeBadge outcome={verdict.outcome} />
        ) : (
          <Badge color="gray">{text(record.type)}</Badge>
        )}
      </div>
    </button>
  );
}

/** The conversation a record belongs to, in a few words. */
function Where({ record }: { readonly record: RecordView }) {
  const text = searchMessages.useText();
  const { conversation } = record;
  const isRoom = conversation?.kind === 'room';
  return (
    <span className={classes['where']}>
      {isRoom ? <IconHash size={13} aria-hidden /> : <IconUsers size={13} aria-hidden />}
      <bdi>
        {conversation === undefined || conversation === null
          ? text('noConversation')
          : (conversation.name ?? text('direct'))}
      </bdi>
    </span>
  );
}
