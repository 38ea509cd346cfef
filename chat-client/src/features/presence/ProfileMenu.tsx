import { ColourSchemeSwitch, LanguageSwitch, PersonAvatar } from '@chancery/web-shell/ui';
import { Divider, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { OwnStatus } from '../../socket/frames';
import { signOut } from '../session/signOut';
import { useOwnPresence } from './useOwnPresence';
import classes from './presence.module.css';

const STATUSES = ['available', 'busy', 'away', 'invisible'] as const satisfies readonly OwnStatus[];

/** Oneself in the corner: presence, language, colours, shortcuts and the way out. */
export function ProfileMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const text = chatTexts.useText();
  const { person } = useChat().me;
  const [status, setStatus] = useOwnPresence();
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
                {text(status)}
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
          <Divider my={4} />
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={onShortcuts}>
            {text('shortcuts')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
            {text('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Group gap={0} wrap="nowrap">
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </Group>
    </Group>
  );
}
