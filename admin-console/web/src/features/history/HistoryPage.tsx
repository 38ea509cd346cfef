import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { history } from '../../api/history';
import type { HistoryRule } from '../../api/history';
import { useMay, useMe } from '../../api/me';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { useTell } from '../policies/useDraft';
import { historyMessages } from './messages';
import classes from './history.module.css';
import { ProposeRule } from './ProposeRule';

/** How long employees see messages: every rule there has been, and the way to another. */
export function HistoryPage() {
  const text = historyMessages.useText();
  const mayPropose = useMay('draft-policies');
  const [opened, { open, close }] = useDisclosure(false);
  const rules = useQuery({ queryKey: ['history-rules'], queryFn: ({ signal }) => history.rules(signal) });
  if (rules.isPending) {
    return <LoadingState rows={4} />;
  }
  if (rules.isError) {
    return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  }
  const { items, waiting } = rules.data;
  const inForce = items.find(({ state }) => state === 'in-force');
  const waits = items.some(({ state }) => state === 'proposed');
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <GuardedButton
            leftSection={<IconPencil size={16} stroke={1.6} />}
            reason={mayPropose ? (waits ? text('waits') : undefined) : text('onlyAuthors')}
            onClick={open}
          >
            {text('change')}
          </GuardedButton>
        }
      />
      <Stack gap="md">
        {waiting === 0 ? null : (
          <Text size="sm" c="dimmed">
            {text('waiting', { count: waiting })} {text('waitingDetail')}
          </Text>
        )}
        {inForce === undefined ? (
          <EmptyState
            icon={<IconHistory size={28} stroke={1.5} />}
            title={text('noRule')}
            detail={text('noRuleDetail')}
          />
        ) : null}
        <ul className={classes['list']}>
          {items.map((rule) => (
            <li key={rule.version} className={`console-card ${classes['card'] ?? ''}`}>
              <Rule rule={rule} />
            </li>
          ))}
        </ul>
      </Stack>
      {opened ? <ProposeRule rules={rules.data} from={inForce} onClose={close} /> : null}
    </div>
  );
}

const colours = { 'in-force': 'moss', proposed: 'amber', replaced: 'gray', rejected: 'gray' } as const;
const states = {
  'in-force': 'inForce',
  proposed: 'proposed',
  replaced: 'replaced',
  rejected: 'rejected',
} as const;

function Rule({ rule }: { readonly rule: HistoryRule }) {
  const text = historyMessages.useText();
  const formats = useFormats();
  const shown = (days: number | undefined) =>
    days === undefined ? text('always') : text('forDays', { count: days });
  const name = (person: HistoryRule['proposedBy']) => person?.name ?? text('somebody');
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            {text('version', { version: rule.version })}
          </Title>
          <Badge variant="light" color={colours[rule.state]}>
            {text(states[rule.state])}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('by', { at: formats.exact(rule.proposedAt), by: name(rule.proposedBy) })}
          {rule.decidedAt === undefined
            ? ''
            : ` · ${text('decided', { at: formats.exact(rule.decidedAt), by: name(rule.decidedBy) })}`}
        </Text>
      </Group>
      <dl className={classes['kinds']}>
        {(['direct', 'room'] as const).map((kind) => (
          <div key={kind}>
            <Text component="dt" size="xs" c="dimmed">
              {text(kind)}
            </Text>
            <Text component="dd" m={0}>
              {shown(rule[kind])}
            </Text>
          </div>
        ))}
      </dl>
      <Text size="sm" dir="auto">
        {rule.reason}
      </Text>
      {rule.state === 'proposed' ? <Decision rule={rule} /> : null}
    </Stack>
  );
}

function Decision({ rule }: { readonly rule: HistoryRule }) {
  const text = historyMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const { person } = useMe();
  const mayDecide = useMay('publish-policies');
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'reject') => history[decision](rule.version),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['history-rules'] }),
  });
  const barred = mayDecide
    ? rule.proposedBy?.username === person.username
      ? text('ownProposal')
      : undefined
    : text('onlyApprovers');
  return (
    <Group justify="flex-end" gap="sm">
      <GuardedButton variant="light" color="seal" reason={barred} onClick={() => decide.mutate('reject')}>
        {text('reject')}
      </GuardedButton>
      <GuardedButton reason={barred} loading={decide.isPending} onClick={() => decide.mutate('approve')}>
        {text('approve')}
      </GuardedButton>
    </Group>
  );
}
