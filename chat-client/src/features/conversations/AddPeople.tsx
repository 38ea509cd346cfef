import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chatTexts } from '../../app/texts';
import type { Person } from '../../socket/frames';
import { PeoplePicker } from '../people/PeoplePicker';
import { useAddMembers } from './actions';
import { membersQuery } from './conversations';
import { Failure } from './Failure';

type AddPeopleProps = { readonly conversation: string; readonly onClose: () => void };

/** Chooses people for a room who are not in it yet. */
export function AddPeople({ conversation, onClose }: AddPeopleProps) {
  const text = chatTexts.useText();
  const members = useQuery(membersQuery(conversation));
  const add = useAddMembers(conversation);
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  return (
    <>
      <PeoplePicker
        label={text('addMembers')}
        without={new Set(members.data?.map(({ id }) => id))}
        chosen={chosen}
        onPick={(person) =>
          setChosen((before) =>
            before.some(({ id }) => id === person.id)
              ? before.filter(({ id }) => id !== person.id)
              : [...before, person],
          )
        }
      />
      <Failure error={add.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          loading={add.isPending}
          disabled={chosen.length === 0}
          onClick={() =>
            add.mutate(
              chosen.map(({ id }) => id),
              { onSuccess: onClose },
            )
          }
        >
          {text('add')}
        </Button>
      </Group>
    </>
  );
}
