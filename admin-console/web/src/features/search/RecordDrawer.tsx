import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState, OutcomeBadge, unitName } from '@chancery/web-shell/ui';
import { Badge, Button, CopyButton, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { archive } from '../../api/archive';
import type { RecordAnswer, OpenedType } from '../../api/archive';
import { useMay } from '../../api/me';
import { paths } from '../../app/paths';
import { Before } from '../../ui/Changes';
import { Findings, FoundText } from '../../ui/Findings';
import { restrictedMessages } from '../restricted/messages';
import { WhyKept } from '../retention/WhyKept';
import { Circumstances } from './Circumstances';
import { Explained } from './Explained';
import { searchMessages } from './messages';
import { usePurpose } from './purpose';
import { RecordFiles } from './RecordFiles';
import { readRecord } from './record';
import classes from './search.module.css';

type RecordDrawerProps = { readonly id: string | null; readonly onClose: () => void };

/** One record in full: what was said, what was found in it, and where it stands in the chain. */
export function RecordDrawer({ id, onClose }: RecordDrawerProps) {
  const text = searchMessages.useText();
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text fw={600} size="lg" component="span">
          {text('record')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {id === null ? null : <OpenRecord id={id} />}
    </Drawer>
  );
}

function OpenRecord({ id }: { readonly id: string }) {
  const [purpose] = usePurpose();
  const record = useQuery({
    queryKey: ['record', id],
    queryFn: ({ signal }) => archive.record(id, purpose, signal),
    // Opening is an entry in the access log; looking at what is already open is not.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (record.isPending) {
    return <LoadingState rows={5} />;
  }
  if (record.isError) {
    return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  }
  return <Detail answer={record.data} />;
}

function Detail({ answer }: { readonly answer: RecordAnswer }) {
  const text = searchMessages.useText();
  const formats = useFormats();
  const record = readRecord(answer.record);
  const { actor, conversation, verdict } = record;
  const mayAskMore = useMay('search-records');
  const restricted = restrictedMessages.useText();
  return (
    <Stack gap="lg" pb="xl">
      {record.text === undefined ? null : (
        <div>
          <Group justify="space-between" mb={8}>
            <Text fw={600} size="sm">
              {text(labelOf(record.type))}
            </Text>
            <Group gap={6}>
              {answer.restricted ? (
                <Badge color="amber" variant="light">
                  {restricted('restricted')}
                </Badge>
              ) : null}
              {verdict === undefined ? null : <OutcomeBadge outcome={verdict.outcome} />}
            </Group>
          </Group>
          {record.before === undefined ? null : <Before words={record.before} type={record.type} />}
          {record.text === '' ? null : (
            <p className={classes['message']} data-outcome={verdict?.outcome} dir="auto">
              <FoundText text={record.text} findings={verdict?.findings ?? []} />
            </p>
          )}
        </div>
      )}
      <RecordFiles record={record} />
      {verdict === undefined ? null : <Findings verdict={verdict} text={record.text ?? ''} />}
      {!mayAskMore ||
      verdict === undefined ||
      verdict.findings.length === 0 ||
      record.text === undefined ? null : (
        <Explained record={record} verdict={verdict} text={record.text} />
      )}
      {mayAskMore ? <WhyKept id={record.id} /> : null}
      <dl className={classes['facts']}>
        <dt>{text('type')}</dt>
        <dd>{text(record.type)}</dd>
        <dt>{text('when')}</dt>
        <dd>{formats.exact(record.at)}</dd>
        <dt>{text('who')}</dt>
        <dd>
          <bdi>{actor.name}</bdi>{' '}
          <Text span inherit c="dimmed" dir="ltr">
            {[actor.username, unitName(actor.unit)].filter(Boolean).join(' · ')}
          </Text>
        </dd>
        {record.member === undefined || record.member.id === actor.id ? null : (
          <>
            <dt>{text('whom')}</dt>
            <dd>
              <bdi>{record.member.name}</bdi>{' '}
              <Text span inherit c="dimmed" dir="ltr">
                {[record.member.username, unitName(record.member.unit)].filter(Boolean).join(' · ')}
              </Text>
            </dd>
          </>
        )}
        <dt>{text('where')}</dt>
        <dd>{conversation === undefined ? text('noConversation') : (conversation.name ?? text('direct'))}</dd>
        <Circumstances record={record} />
        <dt>{text('place')}</dt>
        <dd>{text('placeValue', { partition: record.partition, position: record.position })}</dd>
        <dt>{text('hash')}</dt>
        <dd className="console-hash">{answer.hash}</dd>
        <dt>{text('previousHash')}</dt>
        <dd className={answer.previous ? 'console-hash' : ''}>
          {answer.previous?.hash ?? text('firstInPartition')}
        </dd>
        <dt>{text('nextHash')}</dt>
        <dd className={answer.next ? 'console-hash' : ''}>{answer.next?.hash ?? text('lastInPartition')}</dd>
      </dl>
      {conversation === undefined ? null : (
        <Button
          component={Link}
          to={paths.conversation(conversation.id, { position: record.position, record: record.id })}
          leftSection={<IconMessages size={18} stroke={1.6} />}
          style={{ alignSelf: 'flex-start' }}
        >
          {text('openConversation')}
        </Button>
      )}
      <Raw record={answer.record} />
    </Stack>
  );
}

const attempts: ReadonlySet<OpenedType> = new Set([
  'message.blocked',
  'message.warned',
  'message.edit-blocked',
  'message.edit-warned',
  'conversation.name-blocked',
  'conversation.topic-blocked',
  'person.status-blocked',
  'link.preview-blocked',
]);

function labelOf(
  type: OpenedType,
): 'attempt' | 'name' | 'topic' | 'message' | 'person.status-changed' | 'link.previewed' {
  if (attempts.has(type)) {
    return 'attempt';
  }
  if (type === 'conversation.topic-changed') {
    return 'topic';
  }
  if (type === 'person.status-changed' || type === 'link.previewed') {
    return type;
  }
  return type.startsWith('conversation.') ? 'name' : 'message';
}

function Raw({ record }: { readonly record: RecordAnswer['record'] }) {
  const text = searchMessages.useText();
  const json = JSON.stringify(record, null, 2);
  return (
    <div>
      <Group justify="space-between" mb={8}>
        <Title order={4}>{text('raw')}</Title>
        <CopyButton value={json}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              onClick={copy}
            >
              {text(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes['raw']} dir="ltr" tabIndex={0}>
        {json}
      </pre>
    </div>
  );
}
