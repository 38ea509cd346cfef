import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay, useMe } from '../../api/me';
import { record } from '../../api/record';
import type { Rule, RuleVersion } from '../../api/record';
import { GuardedButton } from '../../ui/GuardedButton';
import { reachable } from '../../ui/reachable';
import { useTell } from '../policies/useDraft';
import { retentionMessages } from './messages';
import { ProposeRules } from './ProposeRules';
import classes from './retention.module.css';
import { useSimulation, Outcome } from './Simulator';

/** Every version of the rules, and the way to propose another. */
export function Rules() {
  const text = retentionMessages.useText();
  const mayPropose = useMay('search-records');
  const [opened, { open, close }] = useDisclosure(false);
  const rules = useQuery({ queryKey: ['retention-rules'], queryFn: ({ signal }) => record.rules(signal) });
  if (rules.isPending) {
    return <LoadingState rows={4} />;
  }
  if (rules.isError) {
    return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  }
  const versions = rules.data.items;
  const inForce = versions.find(({ state }) => state === 'in-force');
  const waits = versions.some(({ state }) => state === 'proposed');
  return (
    <Stack gap="md">
      <Group justify="flex-end">
        <GuardedButton
          leftSection={<IconPencil size={16} stroke={1.6} />}
          reason={mayPropose ? (waits ? text('waits') : undefined) : text('onlyOfficers')}
          onClick={open}
        >
          {text('change')}
        </GuardedButton>
      </Group>
      <ul className={classes['list']}>
        {versions.map((version) => (
          <li key={version.version} className={`console-card ${classes['card'] ?? ''}`}>
            <Version version={version} />
          </li>
        ))}
      </ul>
      {inForce === undefined ? null : (
        <ProposeRules opened={opened} document={inForce.document} onClose={close} />
      )}
    </Stack>
  );
}

const colours = { 'in-force': 'moss', proposed: 'amber', replaced: 'gray', rejected: 'gray' } as const;
const states = {
  'in-force': 'inForce',
  proposed: 'proposed',
  replaced: 'replaced',
  rejected: 'rejected',
} as const;

function Version({ version }: { readonly version: RuleVersion }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            {text('version', { version: version.version })}
          </Title>
          <Badge variant="light" color={colours[version.state]}>
            {text(states[version.state])}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('by', { at: formats.exact(version.proposedAt), by: version.proposedBy })}
          {version.decidedAt && version.decidedBy
            ? ` · ${text('decided', { at: formats.exact(version.decidedAt), by: version.decidedBy })}`
            : ''}
        </Text>
      </Group>
      <Text size="sm" dir="auto">
        {version.comment}
      </Text>
      {version.state === 'in-force' || version.state === 'proposed' ? (
        <RuleTable rules={version.document.rules} name={text('version', { version: version.version })} />
      ) : null}
      {version.state === 'proposed' ? <Decision version={version} /> : null}
    </Stack>
  );
}

function RuleTable({ rules, name }: { readonly rules: readonly Rule[]; readonly name: string }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const scope = (rule: Rule) => {
    const parts = [
      ...rule.units,
      ...rule.regions,
      ...rule.kinds.map((kind) => (kind === 'direct' ? text('direct') : text('room'))),
      ...rule.types,
      ...rule.people,
    ];
    return parts.length === 0 ? text('everything') : formats.list(parts);
  };
  return (
    <Table.ScrollContainer
      minWidth={640}
      scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(name) }}
    >
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('rule')}</Table.Th>
            <Table.Th>{text('appliesTo')}</Table.Th>
            <Table.Th>{text('period')}</Table.Th>
            <Table.Th>{text('basis')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map((rule) => (
            <Table.Tr key={rule.id}>
              <Table.Td dir="auto">{rule.name}</Table.Td>
              <Table.Td dir="auto">{scope(rule)}</Table.Td>
              <Table.Td>
                <bdi title={rule.period}>{formats.period(rule.period)}</bdi>
              </Table.Td>
              <Table.Td>
                <bdi>{rule.basis}</bdi>
                <Text size="xs" c="dimmed">
                  {rule.obligation ? text('obligation') : text('interest')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Decision({ version }: { readonly version: RuleVersion }) {
  const text = retentionMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const { person } = useMe();
  const mayDecide = useMay('approve-retention');
  const simulation = useSimulation();
  const decide = useMutation({
    mutationFn: (approve: boolean) => record.decideRules(version.version, approve),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['retention-rules'] }),
  });
  const barred = mayDecide
    ? version.proposedBy === person.username
      ? text('ownProposal')
      : undefined
    : text('onlyLead');
  return (
    <Stack gap="sm">
      {simulation.data === undefined ? null : <Outcome outcome={simulation.data} />}
      <Group justify="flex-end" gap="sm">
        <GuardedButton
          variant="default"
          reason={undefined}
          loading={simulation.isPending}
          onClick={() => simulation.mutate({ days: 0, version: version.version })}
        >
          {text('whatItDoes')}
        </GuardedButton>
        <GuardedButton variant="light" color="seal" reason={barred} onClick={() => decide.mutate(false)}>
          {text('reject')}
        </GuardedButton>
        <GuardedButton reason={barred} loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {text('approve')}
        </GuardedButton>
      </Group>
    </Stack>
  );
}
