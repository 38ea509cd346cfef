import { ColourSchemeSwitch, LanguageSwitch, PersonAvatar } from '@chancery/web-shell/ui';
import { Divider, Group, Menu, Modal, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoodEdit } from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { OwnStatus } from '../../socket/frames';
import { signOut } from '../session/signOut';
import { useStatusText } from './live';
import { StatusTextForm } from './StatusTextForm';
import { useOwnPresence } from './useOwnPresence';
import classes from './presence.module.css';

const STATUSES = ['available', 'busy', 'away', 'invisible'] as const satisfies readonly OwnStatus[];

/** Oneself in the corner: presence, language, colours, shortcuts and the way out. */
export function ProfileMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const text = chatTexts.useText();
  const { person } = useChat().me;
  const [status, setStatus] = useOwnPresence();
  const says = useStatusText(person.id);
  const [saying, setSaying] = useState(false);
  return (
    <Group gap={4} wrap="nowrap" justify="space-between">
      <Menu position="top-start" width={250}>
        <Menu.Target>
          <UnstyledButton className={classes.me} aria-label={text('profile')}>
            <PersonAvatar
              name={person.name}
              seed={person.id}
              size={34}
              presence={status === 'invisible' ? 'offline' : status}
            />
            <span className={classes.meText}>
              <Text size="sm" fw={600} truncate>
                {person.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                <bdi>{says ?? text(status)}</bdi>
              </Text>
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{text('status')}</Menu.Label>
          <Menu.RadioGroup
            value={status}
            onChange={(value) => setStatus(STATUSES.find((choice) => choice === value) ?? 'available')}
          >
            {STATUSES.map((choice) => (
              <Menu.RadioItem
                key={choice}
                value={choice}
                closeMenuOnClick
                rightSection={<span className={classes.dot} data-status={choice} />}
              >
                {text(choice)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Item leftSection={<IconMoodEdit size={16} stroke={1.6} />} onClick={() => setSaying(true)}>
            {text('saySomething')}
          </Menu.Item>
          <Divider my={4} />
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={onShortcuts}>
            {text('shortcuts')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
            {text('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={saying} onClose={() => setSaying(false)} title={text('saySomething')}>
        <StatusTextForm onClose={() => setSaying(false)} />
      </Modal>
      <Group gap={0} wrap="nowrap">
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </Group>
    </Group>
  );
}
