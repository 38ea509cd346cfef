import { Alert, Anchor, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/me';
import type { Policy } from '../../api/messaging';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { typed } from '../../ui/typed';
import { bodyOf, emptyRule, idFrom } from './draft';
import type { PolicyDraft, RuleDraft } from './draft';
import { faultsIn, noFaults, sortFaults } from './faults';
import { History } from './History';
import { policyMessages } from './messages';
import classes from './policies.module.css';
import { PolicyActions } from './PolicyActions';
import { PolicyState } from './PolicyState';
import { RuleCard } from './RuleCard';
import { TryBox } from './TryBox';
import { useSave } from './useSave';

type PolicyEditorProps = { readonly policy: Policy | undefined; readonly initial: PolicyDraft };

/** A policy as a form, with its history and a place to try it. */
export function PolicyEditor({ policy, initial }: PolicyEditorProps) {
  const text = policyMessages.useText();
  const readOnly = !useMay('draft-policies');
  const [draft, setDraft] = useState(initial);
  const save = useSave();
  const found = faultsIn(save.error);
  const faults = found.length === 0 ? noFaults : sortFaults(found);
  const changed = JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(initial));
  const changeRule = (key: string, part: Partial<RuleDraft>) =>
    setDraft((now) => ({
      ...now,
      rules: now.rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)),
    }));
  return (
    <div className="console-page">
      <PageHeader
        title={policy?.name ?? text('newPolicy')}
        above={
          <Anchor component={Link} to={paths.policies()} size="sm">
            <Group gap={4} component="span">
              <IconArrowLeft size={15} className="chancery-flip" aria-hidden />
              {text('back')}
            </Group>
          </Anchor>
        }
        actions={
          <PolicyActions
            policy={policy}
            changed={changed}
            saving={save.isPending}
            onSave={() => save.mutate({ id: draft.id.trim(), body: bodyOf(draft) })}
          />
        }
      />
      <Group gap="sm" mb="md">
        {policy === undefined ? null : <PolicyState policy={policy} />}
        {readOnly ? (
          <Text size="sm" c="dimmed">
            {text('readOnly')} {text('onlyAuthors')}
          </Text>
        ) : null}
        {changed && policy !== undefined ? (
          <Text size="sm" c="var(--chancery-alert-text)" role="status">
            {text('leave')}
          </Text>
        ) : null}
      </Group>
      {save.isError && found.length > 0 ? (
        <Alert color="seal" icon={<IconAlertTriangle size={18} />} mb="md" title={text('faults')}>
          {faults.rest.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      ) : null}
      <div className={classes['layout']}>
        <Stack gap="md">
          <Naming
            draft={draft}
            isNew={policy === undefined}
            readOnly={readOnly}
            nameFault={faults.name}
            idFault={faults.id}
            onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
          />
          {draft.rules.map((rule, place) => (
            <RuleCard
              key={rule.key}
              number={place + 1}
              rule={rule}
              faults={faults.rules.get(place) ?? {}}
              readOnly={readOnly}
              onChange={(part) => changeRule(rule.key, part)}
              onRemove={() =>
                setDraft((now) => ({ ...now, rules: now.rules.filter((other) => other.key !== rule.key) }))
              }
            />
          ))}
          {readOnly ? null : (
            <Button
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              leftSection={<IconPlus size={16} />}
              onClick={() => setDraft((now) => ({ ...now, rules: [...now.rules, emptyRule()] }))}
            >
              {text('addRule')}
            </Button>
          )}
        </Stack>
        <aside className={classes['side']}>
          <TryBox body={bodyOf(draft)} />
          {policy?.revisions === undefined ? null : (
            <History revisions={policy.revisions} activeRevision={policy.activeRevision} />
          )}
        </aside>
      </div>
    </div>
  );
}

type NamingProps = {
  readonly draft: PolicyDraft;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly nameFault: string | undefined;
  readonly idFault: string | undefined;
  readonly onChange: (part: Partial<PolicyDraft>) => void;
};

function Naming({ draft, isNew, readOnly, nameFault, idFault, onChange }: NamingProps) {
  const text = policyMessages.useText();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} className={`console-card ${classes['rule'] ?? ''}`}>
      <TextInput
        label={text('name')}
        value={draft.name}
        {...typed(draft.name)}
        maxLength={200}
        readOnly={readOnly}
        error={nameFault}
        onChange={(event) => {
          const name = event.currentTarget.value;
          const followsName = isNew && draft.id === idFrom(draft.name);
          onChange({ name, ...(followsName ? { id: idFrom(name) } : {}) });
        }}
      />
      <TextInput
        label={text('id')}
        {...(isNew ? { description: text('idHint') } : {})}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.id}
        attributes={{ input: { dir: 'ltr' } }}
        maxLength={64}
        readOnly={readOnly || !isNew}
        error={idFault}
        onChange={(event) => onChange({ id: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
