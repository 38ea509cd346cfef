import { Badge, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useMay } from '../../api/me';
import { reviews } from '../../api/reviews';
import { PageHeader } from '../../ui/PageHeader';
import { Appeals } from './Appeals';
import { Held } from './Held';
import { reviewMessages } from './messages';

const REFRESH_MILLIS = 10_000;

/** What waits for a person: held messages for officers, objections for those who answer for a policy. */
export function ReviewsPage() {
  const text = reviewMessages.useText();
  const mayReview = useMay('review-messages');
  const mayAnswer = useMay('answer-appeals');
  const [parameters, setParameters] = useSearchParams();
  const held = useQuery({
    queryKey: ['held'],
    queryFn: ({ signal }) => reviews.held(signal),
    enabled: mayReview,
    refetchInterval: REFRESH_MILLIS,
  });
  const appeals = useQuery({
    queryKey: ['appeals'],
    queryFn: ({ signal }) => reviews.appeals(signal),
    enabled: mayAnswer,
    refetchInterval: REFRESH_MILLIS,
  });
  const tab = parameters.get('tab') ?? (mayReview ? 'held' : 'appeals');
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      <Tabs value={tab} onChange={(chosen) => setParameters({ tab: chosen ?? 'held' }, { replace: true })}>
        <Tabs.List mb="md">
          <Tabs.Tab value="held" disabled={!mayReview} rightSection={<Count of={held.data?.items.length} />}>
            {text('held')}
          </Tabs.Tab>
          <Tabs.Tab
            value="appeals"
            disabled={!mayAnswer}
            rightSection={<Count of={appeals.data?.items.length} />}
          >
            {text('appeals')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="held">{mayReview ? <Held query={held} /> : null}</Tabs.Panel>
        <Tabs.Panel value="appeals">{mayAnswer ? <Appeals query={appeals} /> : null}</Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Count({ of }: { readonly of: number | undefined }) {
  return of === undefined || of === 0 ? null : (
    <Badge size="sm" color="seal" circle>
      {of}
    </Badge>
  );
}
