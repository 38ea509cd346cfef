import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { shellMessages } from './messages';

/** Chooses light, dark, or whatever the device asks for. */
export function ColourSchemeSwitch() {
  const text = shellMessages.useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const choices = [
    { scheme: 'light', label: text('schemeLight'), Icon: IconSun },
    { scheme: 'dark', label: text('schemeDark'), Icon: IconMoon },
    { scheme: 'auto', label: text('schemeAuto'), Icon: IconDeviceDesktop },
  ] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('colourScheme')}
          title={text('colourScheme')}
        >
          {shown === 'dark' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) =>
            setColorScheme(choices.find(({ scheme }) => scheme === value)?.scheme ?? 'auto')
          }
        >
          {choices.map(({ scheme, label, Icon }) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              closeMenuOnClick
              rightSection={<Icon size={16} stroke={1.6} aria-hidden />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
