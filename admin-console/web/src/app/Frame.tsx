import { ColourSchemeSwitch, LanguageSwitch, PersonAvatar, Wordmark } from '@chancery/web-shell/ui';
import {
  ActionIcon,
  AppShell,
  Burger,
  Group,
  NavLink as MantineNavLink,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBriefcase,
  IconCalendarCheck,
  IconCertificate,
  IconUserSearch,
  IconBuildingBank,
  IconClipboardList,
  IconEyeOff,
  IconGauge,
  IconGavel,
  IconHistory,
  IconHourglass,
  IconListLetters,
  IconListSearch,
  IconLock,
  IconLogout,
  IconShieldCheck,
  IconSnowflake,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { signOut, useMe } from '../api/me';
import type { Capability } from '../api/me';
import { WorkingOn } from '../features/matters/WorkGate';
import { ScopeBanner } from '../features/regulator/ScopeBanner';
import { RestrictedBanner } from '../features/restricted/RestrictedBanner';
import { reasonFor } from './access';
import classes from './Frame.module.css';
import { frameMessages } from './messages';
import { paths } from './paths';

const sections = [
  { key: 'overview', to: paths.overview(), needs: ['see-overview'], Icon: IconGauge },
  { key: 'search', to: paths.search(), needs: ['search-records'], Icon: IconListSearch },
  { key: 'matters', to: paths.matters(), needs: ['search-records'], Icon: IconBriefcase },
  { key: 'resultSets', to: paths.resultSets(), needs: ['search-records'], Icon: IconSnowflake },
  { key: 'scope', to: paths.scope(), needs: ['read-scope'], Icon: IconBuildingBank },
  { key: 'holds', to: paths.holds(), needs: ['see-holds'], Icon: IconLock },
  { key: 'direct', to: paths.direct(), needs: ['see-holds'], Icon: IconEyeOff },
  { key: 'regulators', to: paths.regulators(), needs: ['open-scopes'], Icon: IconBuildingBank },
  { key: 'retention', to: paths.retention(), needs: ['see-retention'], Icon: IconHourglass },
  {
    key: 'completeness',
    to: paths.completeness(),
    needs: ['see-completeness'],
    Icon: IconCalendarCheck,
  },
  { key: 'evidence', to: paths.evidence(), needs: ['see-completeness'], Icon: IconCertificate },
  { key: 'policies', to: paths.policies(), needs: ['read-policies'], Icon: IconShieldCheck },
  { key: 'termLists', to: paths.termLists(), needs: ['read-policies'], Icon: IconListLetters },
  { key: 'history', to: paths.history(), needs: ['read-policies'], Icon: IconHistory },
  { key: 'reviews', to: paths.reviews(), needs: ['review-messages', 'answer-appeals'], Icon: IconGavel },
  { key: 'accessLog', to: paths.accessLog(), needs: ['read-access-log'], Icon: IconClipboardList },
  { key: 'accessReport', to: paths.accessReport(), needs: ['read-access-log'], Icon: IconUserSearch },
] as const satisfies readonly {
  key: string;
  to: string;
  needs: readonly [Capability, ...Capability[]];
  Icon: unknown;
}[];

/** The frame around every page: sections, who is there, language and look. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const text = frameMessages.useText();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      header={{ height: { base: 56, sm: 0 } }}
      classNames={{ navbar: classes['rail'] ?? '', header: classes['header'] ?? '' }}
    >
      <a className={classes['skip']} href="#content">
        {text('skip')}
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="md" justify="space-between">
          <Wordmark size={24} suffix={text('console')} />
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={text('openMenu')} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="md">
        <Group visibleFrom="sm" px={6} pb="lg" pt={6}>
          <Wordmark size={22} suffix={text('console')} />
        </Group>
        <Sections onChoose={close} />
        <Footer />
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <ScopeBanner />
        <RestrictedBanner />
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

function Sections({ onChoose }: { readonly onChoose: () => void }) {
  const text = frameMessages.useText();
  const { capabilities } = useMe();
  const { pathname } = useLocation();
  const isOpen = (needs: readonly Capability[]) =>
    needs.some((capability) => capabilities.includes(capability));
  // Who comes from outside the house is not shown what it has; and nobody of the house has their page.
  const shown = sections.filter(({ key, needs }) =>
    capabilities.includes('read-scope') || key === 'scope' ? isOpen(needs) : true,
  );
  return (
    <Stack
      component="nav"
      gap={2}
      aria-label={text('navigation')}
      flex={1}
      className={classes['sections'] ?? ''}
    >
      {shown.map(({ key, to, needs, Icon }) => {
        const open = isOpen(needs);
        const active = to === '/' ? pathname === '/' : pathname.startsWith(to);
        return (
          <Tooltip key={key} label={text(reasonFor(needs[0]))} disabled={open} position="right">
            <MantineNavLink
              component={NavLink}
              to={to}
              active={
                active || ((key === 'search' || key === 'scope') && pathname.startsWith('/conversations'))
              }
              label={text(key)}
              leftSection={<Icon size={18} stroke={1.6} />}
              className={classes['link'] ?? ''}
              data-closed={open ? undefined : true}
              aria-current={active ? 'page' : undefined}
              onClick={onChoose}
            />
          </Tooltip>
        );
      })}
    </Stack>
  );
}

function Footer() {
  const text = frameMessages.useText();
  const { person, roles } = useMe();
  return (
    <Stack gap="sm">
      <WorkingOn />
      <Text size="xs" c="dimmed" px={6}>
        {text('onTheRecord')}
      </Text>
      <Group gap={4} px={2}>
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </Group>
      <Group gap="sm" wrap="nowrap" className={classes['person'] ?? ''} aria-label={text('account')}>
        <PersonAvatar name={person.name} />
        <Stack gap={0} flex={1} miw={0}>
          <Text size="sm" fw={600} truncate>
            <bdi>{person.name}</bdi>
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {roles.map((role) => text(role)).join(', ')}
          </Text>
        </Stack>
        <Tooltip label={text('signOut')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text('signOut')}
            onClick={() => void signOut()}
          >
            <IconLogout size={18} stroke={1.6} className="chancery-flip" />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Stack>
  );
}
