import {
  Button,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { archive } from '../../api/archive';
import { record } from '../../api/record';
import type { HoldScope, Named, NewHold } from '../../api/record';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { NamedSelect } from '../../ui/NamedSelect';
import { PageHeader } from '../../ui/PageHeader';
import { typed } from '../../ui/typed';
import { useSession } from '../matters/useSession';
import { useTell } from '../policies/useDraft';
import classes from './holds.module.css';
import { HoldPreview } from './HoldPreview';
import { holdMessages } from './messages';
import { dayAfter, startOf } from './holdDates';

/** Describes a hold, counts what it would be on, and places it. */
export function NewHoldPage() {
  const text = holdMessages.useText();
  const tell = useTell();
  const go = useNavigate();
  const cache = useQueryClient();
  const session = useSession().data?.session;
  const matters = useQuery({ queryKey: ['matters'], queryFn: ({ signal }) => record.matters(signal) });
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [custodians, setCustodians] = useState<readonly Named[]>([]);
  const [conversations, setConversations] = useState<readonly Named[]>([]);
  const [terms, setTerms] = useState<string[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [silent, setSilent] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const matter = chosen ?? session?.matter ?? null;
  const scope: HoldScope = {
    custodians: custodians.map(({ id }) => id),
    conversations: conversations.map(({ id }) => id),
    terms,
    ...(from === '' ? {} : { from: startOf(from) }),
    ...(until === '' ? {} : { until: dayAfter(until) }),
  };
  const counted = JSON.stringify(scope);
  const preview = useMutation({ mutationFn: (asked: HoldScope) => record.previewHold(asked), onError: tell });
  const [of, setOf] = useState('');
  const isCounted = preview.isSuccess && of === counted;
  const words = notice ?? text('noticeDefault');
  const place = useMutation({
    mutationFn: (hold: NewHold) => record.placeHold(hold),
    onSuccess: (hold) => {
      notifications.show({ color: 'moss', message: text('placed') });
      void cache.invalidateQueries({ queryKey: ['holds'] });
      void go(paths.hold(hold.id));
    },
    onError: tell,
  });
  const count = (event: FormEvent) => {
    event.preventDefault();
    setOf(counted);
    preview.mutate(scope);
  };
  return (
    <div className="console-page">
      <PageHeader
        title={text('place')}
        lead={text('lead')}
        above={
          <Text component={Link} to={paths.holds()} size="sm" c="dimmed">
            {text('back')}
          </Text>
        }
      />
      <div className={classes['columns']}>
        <form onSubmit={count} className={`console-card ${classes['card'] ?? ''}`}>
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={text('name')}
                value={name}
                required
                {...typed(name)}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Select
                label={text('matter')}
                data={(matters.data?.items ?? [])
                  .filter((one) => !one.closedAt)
                  .map((one) => ({ value: one.id, label: one.name }))}
                value={matter}
                onChange={setChosen}
              />
            </SimpleGrid>
            <NamedSelect
              label={text('custodians')}
              placeholder={text('custodiansHint')}
              of="people"
              value={custodians}
              onChange={setCustodians}
              find={async (query, signal) => (await archive.people(query, '', signal)).items}
            />
            <NamedSelect
              label={text('conversations')}
              placeholder={text('conversationsHint')}
              of="rooms"
              value={conversations}
              onChange={setConversations}
              find={async (query, signal) =>
                (await archive.conversations(query, '', signal)).items.map(({ id, name: called }) => ({
                  id,
                  name: called ?? '',
                }))
              }
            />
            <TagsInput
              label={text('terms')}
              description={text('termsHint')}
              value={terms}
              onChange={setTerms}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                type="date"
                label={text('from')}
                value={from}
                onChange={({ currentTarget }) => setFrom(currentTarget.value)}
              />
              <TextInput
                type="date"
                label={text('until')}
                description={text('untilHint')}
                inputWrapperOrder={['label', 'input', 'description']}
                value={until}
                onChange={({ currentTarget }) => setUntil(currentTarget.value)}
              />
            </SimpleGrid>
            <Checkbox
              label={text('silent')}
              checked={silent}
              onChange={({ currentTarget }) => setSilent(currentTarget.checked)}
            />
            {silent ? null : (
              <Textarea
                label={text('notice')}
                description={text('noticeHint')}
                autosize
                minRows={3}
                maxLength={2_000}
                value={words}
                {...typed(words)}
                onChange={({ currentTarget }) => setNotice(currentTarget.value)}
              />
            )}
            <Group justify="flex-end" gap="sm">
              <Button type="submit" variant="default" loading={preview.isPending}>
                {text('preview')}
              </Button>
              <GuardedButton
                reason={matter === null ? text('noMatter') : isCounted ? undefined : text('previewFirst')}
                loading={place.isPending}
                onClick={() =>
                  place.mutate({
                    ...scope,
                    matter: matter ?? '',
                    name,
                    silent,
                    ...(silent ? {} : { notice: words }),
                  })
                }
              >
                {text('place')}
              </GuardedButton>
            </Group>
          </Stack>
        </form>
        <HoldPreview
          counts={isCounted ? preview.data : undefined}
          busy={preview.isPending}
          names={new Map(custodians.map((one) => [one.id, one.name]))}
        />
      </div>
    </div>
  );
}
