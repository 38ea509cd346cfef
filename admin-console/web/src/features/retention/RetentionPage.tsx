import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useMay } from '../../api/me';
import { PageHeader } from '../../ui/PageHeader';
import { Disposals } from './Disposals';
import { Erasures } from './Erasures';
import { retentionMessages } from './messages';
import { Rules } from './Rules';
import { Simulator } from './Simulator';

/** How long things are kept, and how they go. */
export function RetentionPage() {
  const text = retentionMessages.useText();
  const seesRequests = useMay('see-holds');
  const [parameters, setParameters] = useSearchParams();
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      <Tabs
        keepMounted={false}
        value={parameters.get('tab') ?? 'rules'}
        onChange={(tab) => setParameters({ tab: tab ?? 'rules' }, { replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="rules">{text('rules')}</Tabs.Tab>
          <Tabs.Tab value="simulator">{text('simulator')}</Tabs.Tab>
          <Tabs.Tab value="disposals">{text('disposals')}</Tabs.Tab>
          <Tabs.Tab value="erasures" disabled={!seesRequests}>
            {text('erasures')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules">
          <Rules />
        </Tabs.Panel>
        <Tabs.Panel value="simulator">
          <Simulator />
        </Tabs.Panel>
        <Tabs.Panel value="disposals">
          <Disposals />
        </Tabs.Panel>
        <Tabs.Panel value="erasures">{seesRequests ? <Erasures /> : null}</Tabs.Panel>
      </Tabs>
    </div>
  );
}
