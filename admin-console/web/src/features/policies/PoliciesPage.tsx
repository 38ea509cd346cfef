import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { messaging } from '../../api/messaging';
import type { ActiveSet, Policy } from '../../api/messaging';
import { paths } from '../../app/paths';
import { RuleOutcomeBadge } from '../../ui/Findings';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { isolated } from '../../ui/typed';
import { policyMessages } from './messages';
import classes from './policies.module.css';
import { PolicyState } from './PolicyState';

/** All policies, and the set that is in force on the nodes. */
export function PoliciesPage() {
  const text = policyMessages.useText();
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => messaging.policies(signal),
  });
  const active = useQuery({
    queryKey: ['policies', 'active'],
    queryFn: ({ signal }) => messaging.activeSet(signal),
    refetchInterval: 5_000,
  });
  const items = policies.data?.items ?? [];
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} actions={<NewPolicy />} />
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
      {items.length === 0 ? null : (
        <ul className={`console-card ${classes['rows'] ?? ''}`}>
          {items.map((policy) => (
            <li key={policy.id}>
              <Row policy={policy} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NewPolicy() {
  const text = policyMessages.useText();
  const navigate = useNavigate();
  const mayDraft = useMay('draft-policies');
  const mayPublish = useMay('publish-policies');
  return !mayDraft && !mayPublish ? null : (
    <GuardedButton
      reason={mayDraft ? undefined : text('onlyAuthors')}
      leftSection={<IconPlus size={17} />}
      onClick={() => void navigate(paths.newPolicy())}
    >
      {text('newPolicy')}
    </GuardedButton>
  );
}

function InForce({ active }: { readonly active: ActiveSet }) {
  const text = policyMessages.useText();
  const everywhere = active.nodes.every((node) => node.policySet === active.set);
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
          <Badge color={everywhere ? 'moss' : 'brass'}>
            {everywhere ? text('allNodes', { count: active.nodes.length }) : text('nodesDiffer')}
          </Badge>
        </>
      )}
    </Group>
  );
}

function Row({ policy }: { readonly policy: Policy }) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const outcomes = (['block', 'alert', 'allow'] as const).filter((outcome) =>
    policy.rules.some((rule) => rule.outcome === outcome),
  );
  return (
    <Link to={paths.policy(policy.id)} className={classes['row'] ?? ''}>
      <Stack gap={4}>
        <Group gap="sm">
          <Text fw={600} fz="lg" dir="auto">
            {policy.name}
          </Text>
          <PolicyState policy={policy} />
        </Group>
        <Text size="sm" c="dimmed">
          {policy.publishedAt === undefined
            ? text('savedBy', { name: isolated(policy.author?.name ?? '?'), at: exact(policy.savedAt) })
            : text('publishedBy', {
                name: isolated(policy.publishedBy?.name ?? '?'),
                at: exact(policy.publishedAt),
              })}
        </Text>
      </Stack>
      <Group gap={6} align="center">
        <Text size="sm" c="dimmed">
          {text('rules', { count: policy.rules.length })}
        </Text>
        {outcomes.map((outcome) => (
          <RuleOutcomeBadge key={outcome} outcome={outcome} />
        ))}
      </Group>
    </Link>
  );
}
