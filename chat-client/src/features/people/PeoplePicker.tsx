import { EmptyState, ErrorState, LoadingState, PersonAvatar, unitName } from '@chancery/web-shell/ui';
import { Checkbox, ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { Person } from '../../socket/frames';
import { usePresence } from '../presence/live';
import { peopleQuery } from './people';
import classes from './people.module.css';

type PeoplePickerProps = {
  readonly label: string;
  /** Ids that are not offered, such as those who are members already. */
  readonly without?: ReadonlySet<string>;
  /** The chosen ones when several may be; undefined when a click chooses at once. */
  readonly chosen?: readonly Person[];
  readonly onPick: (person: Person) => void;
};

/** Finds people in the directory and hands over the one clicked. */
export function PeoplePicker({ label, without, chosen, onPick }: PeoplePickerProps) {
  const text = chatTexts.useText();
  const { me } = useChat();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 150);
  const people = useQuery({ ...peopleQuery(query, me.person.unit), placeholderData: keepPreviousData });
  const offered = people.data?.people.filter(({ id }) => id !== me.person.id && !without?.has(id));
  return (
    <>
      <TextInput
        data-autofocus
        // A picker that is the whole dialog has the dialog's title above it.
        {...(chosen === undefined ? { 'aria-label': label } : { label })}
        placeholder={text('findPerson')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={300} mt="xs" type="auto" offsetScrollbars="present">
        {people.isError ? <ErrorState error={people.error} onRetry={() => void people.refetch()} /> : null}
        {people.isPending ? <LoadingState withPicture rows={4} /> : null}
        {offered?.length === 0 ? (
          <EmptyState icon={<IconUserSearch size={26} stroke={1.5} />} title={text('noPeople')} />
        ) : null}
        {offered?.map((person) => (
          <PersonOption
            key={person.id}
            person={person}
            chosen={chosen?.some(({ id }) => id === person.id)}
            onPick={onPick}
          />
        ))}
      </ScrollArea.Autosize>
      {people.data?.more === true ? (
        <Text size="xs" c="dimmed" mt="xs" role="status">
          {text('morePeople', { count: offered?.length ?? 0 })}
        </Text>
      ) : null}
    </>
  );
}

type PersonOptionProps = {
  readonly person: Person;
  readonly chosen: boolean | undefined;
  readonly onPick: (person: Person) => void;
};

function PersonOption({ person, chosen, onPick }: PersonOptionProps) {
  const presence = usePresence(person.id);
  return (
    <UnstyledButton
      className={classes.person}
      onClick={() => onPick(person)}
      {...(chosen === undefined ? {} : { role: 'checkbox', 'aria-checked': chosen })}
    >
      <PersonAvatar name={person.name} seed={person.id} presence={presence} />
      <span className={classes.personText}>
        <Text size="sm" fw={550} truncate>
          {person.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[person.username, unitName(person.unit)].filter(Boolean).join(' · ')}
        </Text>
      </span>
      {chosen === undefined ? null : <Checkbox.Indicator checked={chosen} aria-hidden />}
    </UnstyledButton>
  );
}
