import { LoadingState } from '@chancery/web-shell/ui';
import { Alert, Anchor, Group, SegmentedControl, Stack, Tabs, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../../api/me';
import type { Fault, Policy } from '../../api/policies';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { useUnsavedGuard } from '../../ui/useUnsavedGuard';
import { PolicyActions } from './actions/PolicyActions';
import { ConflictDialog } from './ConflictDialog';
import { read, textOf, valueAt } from './document';
import { DryRun } from './dryrun/DryRun';
import { PolicyForm } from './form/PolicyForm';
import { Health } from './health/Health';
import { History } from './history/History';
import { useFaultText } from './faultText';
import { policyMessages } from './messages';
import classes from './policies.module.css';
import { PolicyState } from './PolicyState';
import { useSchema } from './schema';
import { TryPanel } from './try/TryPanel';
import { useFaults, useSave } from './useDraft';

type PolicyDeskProps = { readonly policy: Policy | undefined; readonly initial: string };

/** The editor is a third of the console's script, and only authors who ask for YAML need it. */
const YamlEditor = lazy(async () => ({ default: (await import('./YamlEditor')).YamlEditor }));

const none: readonly Fault[] = [];

const tabs = ['edit', 'history', 'dry-run', 'health'] as const;

/** Everything that can be done with one policy, and the text it is all about. */
export function PolicyDesk({ policy, initial }: PolicyDeskProps) {
  const text = policyMessages.useText();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const readOnly = !useMay('draft-policies');
  const [parameters, setParameters] = useSearchParams();
  const tab = tabs.find((name) => name === parameters.get('tab')) ?? 'edit';
  const [document, setDocument] = useState(initial);
  const [basedOn, setBasedOn] = useState(policy?.revision ?? 0);
  const changed = document !== initial || policy === undefined;
  const guard = useUnsavedGuard(document !== initial);
  const save = useSave((saved) => {
    guard.release();
    void navigate(paths.policy(saved.id), { replace: true });
  });
  const mayTry = useMay('publish-policies') || !readOnly;
  const checked = useFaults(document, !readOnly);
  // A form nobody has touched is empty, not wrong; and what a reader sees was checked before it was saved.
  const unchecked = readOnly || (policy === undefined && document === initial);
  const reading = read(document);
  const id = policy?.id ?? (reading.readable ? textOf(valueAt(reading.policy, ['policy'])).trim() : '');
  const name = reading.readable ? textOf(valueAt(reading.policy, ['name'])) : '';
  const send = (comment: string, over = basedOn) =>
    save.mutate({
      id: id === '' ? 'new' : id,
      document,
      ...(comment === '' ? {} : { comment }),
      basedOn: over,
    });
  return (
    <div className="console-page">
      <PageHeader
        title={policy?.name ?? (name === '' ? text('newPolicy') : name)}
        above={<Back />}
        actions={
          <PolicyActions
            policy={policy}
            changed={changed}
            blocked={id === '' ? text('idMissing') : undefined}
            saving={save.isPending}
            onSave={send}
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
        {document !== initial && policy !== undefined ? (
          <Text size="sm" c="var(--chancery-alert-text)" role="status">
            {text('leave')}
          </Text>
        ) : null}
      </Group>
      {save.faults.length === 0 ? null : (
        <Alert color="seal" icon={<IconAlertTriangle size={18} />} mb="md" title={text('faults')}>
          {save.faults.map((fault) => (
            <Text key={`${fault.path} ${fault.code}`} size="sm" dir="auto">
              {faultText(fault)}
            </Text>
          ))}
        </Alert>
      )}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) =>
          setParameters(chosen === 'edit' ? {} : { tab: chosen ?? 'edit' }, { replace: true })
        }
      >
        <Tabs.List mb="md" className={classes['tabs'] ?? ''}>
          <Tabs.Tab value="edit">{readOnly ? text('tabRead') : text('tabEdit')}</Tabs.Tab>
          <Tabs.Tab value="history" disabled={policy === undefined}>
            {text('history')}
          </Tabs.Tab>
          <Tabs.Tab value="dry-run">{text('dryRun')}</Tabs.Tab>
          <Tabs.Tab value="health" disabled={policy === undefined}>
            {text('health')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="edit">
          <div className={mayTry ? classes['layout'] : undefined}>
            <Editor
              document={document}
              faults={
                unchecked ? none : save.faults.length === 0 || document !== initial ? checked : save.faults
              }
              unchecked={unchecked}
              readOnly={readOnly}
              isNew={policy === undefined}
              onChange={setDocument}
            />
            {mayTry ? (
              <aside className={classes['side']}>
                <TryPanel document={document} />
              </aside>
            ) : null}
          </div>
        </Tabs.Panel>
        {policy === undefined ? null : (
          <Tabs.Panel value="history">
            <History policy={policy} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="dry-run">
          <DryRun
            document={document}
            against={policy?.activeDocument}
            handedOver={parameters.get('run') ?? undefined}
          />
        </Tabs.Panel>
        {policy === undefined ? null : (
          <Tabs.Panel value="health">
            <Health id={policy.id} />
          </Tabs.Panel>
        )}
      </Tabs>
      {guard.dialog}
      {save.conflict === undefined ? null : (
        <ConflictDialog
          conflict={save.conflict}
          mine={document}
          onClose={save.dropConflict}
          onTakeTheirs={() => {
            setDocument(save.conflict?.document ?? document);
            setBasedOn(save.conflict?.revision ?? basedOn);
            save.dropConflict();
          }}
          onKeepMine={() => {
            setBasedOn(save.conflict?.revision ?? basedOn);
            send(save.conflict?.comment ?? '', save.conflict?.revision);
            save.dropConflict();
          }}
        />
      )}
    </div>
  );
}

function Back() {
  const text = policyMessages.useText();
  return (
    <Anchor component={Link} to={paths.policies()} size="sm">
      <Group gap={4} component="span">
        <IconArrowLeft size={15} className="chancery-flip" aria-hidden />
        {text('back')}
      </Group>
    </Anchor>
  );
}

type EditorProps = Parameters<typeof PolicyForm>[0] & { readonly unchecked: boolean };

/** The same text as fields or as it is written. */
function Editor({ unchecked, ...props }: EditorProps) {
  const text = policyMessages.useText();
  const faultText = useFaultText();
  const [as, setAs] = useState<'form' | 'yaml'>('form');
  const schema = useSchema();
  return (
    <Stack gap="md" miw={0}>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={text('editAs')}
          value={as}
          data={[
            { value: 'form', label: text('form') },
            { value: 'yaml', label: text('yaml') },
          ]}
          onChange={(chosen) => setAs(chosen)}
        />
        <Text size="sm" c={props.faults.length === 0 ? 'dimmed' : 'var(--mantine-color-error)'} role="status">
          {unchecked
            ? ''
            : props.faults.length === 0
              ? text('noFaults')
              : text('faultCount', { count: props.faults.length })}
        </Text>
      </Group>
      {as === 'form' ? (
        <PolicyForm {...props} />
      ) : (
        <>
          <Suspense fallback={<LoadingState rows={8} />}>
            <YamlEditor label={text('yaml')} schema={schema} {...props} />
          </Suspense>
          {props.faults.map((fault) => (
            <Text key={`${fault.path} ${fault.code} ${fault.message}`} size="sm">
              <b className="tabular">{text('atLine', { line: fault.line ?? 1 })}</b>{' '}
              <bdi>{faultText(fault)}</bdi>
            </Text>
          ))}
        </>
      )}
    </Stack>
  );
}
