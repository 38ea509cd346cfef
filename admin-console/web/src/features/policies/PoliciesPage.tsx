import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Badge, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { desk, outcomes } from '../../api/policies';
import type { ActiveSet, PolicyLine } from '../../api/policies';
import { paths } from '../../app/paths';
import { Days } from '../../ui/Bars';
import { RuleOutcomeBadge } from '../../ui/Findings';
import { PageHeader } from '../../ui/PageHeader';
import { isolated, typed } from '../../ui/typed';
import { policyMessages } from './messages';
import { NewPolicyMenu } from './NewPolicyMenu';
import classes from './policies.module.css';
import { PolicyState } from './PolicyState';

/** So many policies are seen at a glance; more get a search field. */
const GLANCE = 5;

/** All policies, and the set that is in force on the nodes. */
export function PoliciesPage() {
  const text = policyMessages.useText();
  const [wanted, setWanted] = useState('');
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => desk.list(signal),
  });
  const active = useQuery({
    queryKey: ['policies', 'active'],
    queryFn: ({ signal }) => desk.active(signal),
    refetchInterval: 5_000,
  });
  const items = policies.data?.items ?? [];
  const found = items.filter((policy) => isWanted(policy, wanted));
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} actions={<NewPolicyMenu />} />
      {active.data === undefined ? null : <InForce active={active.data} />}
      {policies.isPending ? <LoadingState rows={5} /> : null}
      {policies.isError ? (
        <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />
      ) : null}
      {policies.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={<IconShieldCheck size={28} stroke={1.5} />}
          title={text('emptyTitle')}
          detail={text('emptyDetail')}
        />
      ) : null}
      {items.length <= GLANCE ? null : (
        <TextInput
          type="search"
          aria-label={text('find')}
          placeholder={text('find')}
          leftSection={<IconSearch size={16} />}
          value={wanted}
          {...typed(wanted)}
          mb="md"
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      )}
      {items.length > 0 && found.length === 0 ? (
        <Text c="dimmed" role="status">
          {text('noneFound')}
        </Text>
      ) : null}
      {found.length === 0 ? null : (
        <ul className={`console-card ${classes['rows'] ?? ''}`}>
          {found.map((policy) => (
            <li key={policy.id}>
              <Row policy={policy} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function isWanted(policy: PolicyLine, wanted: string): boolean {
  const words = wanted.toLocaleLowerCase().split(/\s+/);
  const in_ = [policy.id, policy.name, policy.owner ?? '', policy.state, policy.severity, ...policy.outcomes]
    .join(' ')
    .toLocaleLowerCase();
  return words.every((word) => in_.includes(word));
}

function InForce({ active }: { readonly active: ActiveSet }) {
  const text = policyMessages.useText();
  const everywhere = active.nodes.every((node) => node.policySet === active.set);
  const failing = active.nodes.some((node) => node.policyFailure !== undefined);
  return (
    <Group gap="sm" mb="md">
      <Text size="sm" c="dimmed">
        {active.policies.length === 0 ? text('noSet') : text('activeSet')}
      </Text>
      {active.policies.length === 0 ? null : (
        <>
          <Tooltip label={active.set} multiline maw={360}>
            <span className="console-hash">{active.set.slice(0, 'sha256:'.length + 12)}…</span>
          </Tooltip>
          <Badge color={failing ? 'seal' : everywhere ? 'moss' : 'brass'}>
            {everywhere ? text('allNodes', { count: active.nodes.length }) : text('nodesDiffer')}
          </Badge>
        </>
      )}
      <Anchor component={Link} to={paths.nodes()} size="sm">
        {text('toNodes')}
      </Anchor>
    </Group>
  );
}

function Row({ policy }: { readonly policy: PolicyLine }) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const strictestFirst = [...outcomes].reverse().filter((outcome) => policy.outcomes.includes(outcome));
  const days = policy.health?.days ?? [];
  return (
    <Link to={paths.policy(policy.id)} className={classes['row'] ?? ''}>
      <Stack gap={4} miw={0}>
        <Group gap="sm">
          <Text fw={600} fz="lg" dir="auto">
            {policy.name}
          </Text>
          <PolicyState policy={policy} />
        </Group>
        <Text size="sm" c="dimmed">
          {text('severityIs', { severity: text(policy.severity) })}
          {policy.owner === undefined ? '' : ` · ${text('ownedBy', { owner: isolated(policy.owner) })}`}
          {policy.health?.lastHit === undefined
            ? ''
            : ` · ${text('lastHit', { at: exact(policy.health.lastHit) })}`}
        </Text>
      </Stack>
      <div className={classes['figures']}>
        {policy.health === undefined ? (
          <span />
        ) : (
          <Stack gap={2} align="flex-end">
            {days.length === 0 ? null : <Days small days={days} name={text('hits')} />}
            <Text size="xs" c="dimmed">
              {text('hits7d', { count: policy.health.hits7d })}
            </Text>
          </Stack>
        )}
        <Text size="sm" c="dimmed">
          {text('rules', { count: policy.rules })}
        </Text>
        <Group gap={6}>
          {strictestFirst.map((outcome) => (
            <RuleOutcomeBadge key={outcome} outcome={outcome} />
          ))}
        </Group>
      </div>
    </Link>
  );
}
