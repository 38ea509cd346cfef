import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Petrol ink: what acts and what is chosen. */
const ink: MantineColorsTuple = [
  '#eef6f7',
  '#d9e9ec',
  '#b1d1d8',
  '#84b5c0',
  '#5b9aa9',
  '#3d8294',
  '#296c80',
  '#1d586b',
  '#154656',
  '#0c3340',
];
/** Sealing wax: what was refused, what destroys. */
const seal: MantineColorsTuple = [
  '#fdf1ee',
  '#f9ddd6',
  '#f2b9ab',
  '#ea927e',
  '#e27157',
  '#d8583c',
  '#c4452a',
  '#a33621',
  '#822b1b',
  '#5f1f13',
];
/** Brass: what wants a look. */
const brass: MantineColorsTuple = [
  '#fbf5e6',
  '#f4e7c3',
  '#e9d08b',
  '#dcb755',
  '#cfa02f',
  '#b5871d',
  '#946d14',
  '#78580f',
  '#5d440b',
  '#423007',
];
/** Moss: what is well, who is there. */
const moss: MantineColorsTuple = [
  '#eef6ee',
  '#d9ead9',
  '#b2d4b3',
  '#86bb89',
  '#5fa364',
  '#44894b',
  '#33713b',
  '#285b30',
  '#1f4725',
  '#15331a',
];
/** Paper: greys with a little warmth, so that ink looks like ink. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e8e5de',
  '#d8d4ca',
  '#bab5a8',
  '#8f8a7e',
  '#6b675d',
  '#514e46',
  '#37352f',
  '#22211d',
];
/** Night: the dark scheme's text (0) down to its deepest ground (9). */
const dark: MantineColorsTuple = [
  '#e3e8e9',
  '#c3ccce',
  '#a2afb3',
  '#7c8b90',
  '#46565d',
  '#334249',
  '#243138',
  '#172126',
  '#10191d',
  '#0b1215',
];

const sans =
  "'IBM Plex Sans Variable', 'IBM Plex Sans Arabic', system-ui, -apple-system, 'Segoe UI', 'Noto Sans Arabic', sans-serif";

/** The look of the house: colours, type, spacing and the defaults of components. */
export const theme = createTheme({
  colors: { ink, seal, brass, moss, gray, dark },
  primaryColor: 'ink',
  // The lightest shades on which white lettering keeps a contrast of 4.5.
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  white: '#ffffff',
  black: '#1c2326',
  fontFamily: sans,
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Source Serif 4 Variable', 'IBM Plex Sans Arabic', Georgia, 'Noto Naskh Arabic', serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.35' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.5rem', lg: '0.75rem', xl: '1.25rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { fw: 550 } },
    Modal: {
      defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
      styles: {
        title: { fontFamily: 'var(--mantine-font-family-headings)', fontSize: '1.125rem', fontWeight: 600 },
        // Room for the halo of a field that comes first.
        body: { paddingTop: 4 },
      },
    },
    Indicator: { defaultProps: { radius: 'xl' } },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false },
      styles: { root: { background: 'var(--chancery-hover)' } },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 } },
  },
});

/** Surfaces by what they are for; `shell.css` and the apps' style sheets use these names, never raw colours. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-error': seal[6],
    '--mantine-color-placeholder': '#767166',
    '--chancery-sign': ink[7],
    '--chancery-rail': gray[1],
    '--chancery-raised': '#ffffff',
    '--chancery-hover': 'rgb(28 35 38 / 0.045)',
    '--chancery-line': gray[2],
    '--chancery-line-strong': gray[3],
    '--chancery-chosen': ink[1],
    '--chancery-chosen-text': ink[8],
    '--chancery-accent': ink[7],
    '--chancery-own': ink[0],
    '--chancery-refused': seal[0],
    '--chancery-refused-line': seal[2],
    '--chancery-refused-text': seal[7],
    '--chancery-alert': brass[0],
    '--chancery-alert-line': brass[2],
    '--chancery-alert-text': brass[7],
    '--chancery-mark': '#f8e3a4',
    '--chancery-mark-text': '#3a2c05',
    '--chancery-shadow': '0 1px 2px rgb(28 35 38 / 0.06), 0 8px 24px rgb(28 35 38 / 0.08)',
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-anchor': ink[3],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-error': seal[3],
    '--mantine-color-placeholder': '#93a1a6',
    '--chancery-sign': ink[5],
    ...tints('ink', '#1b3a45', '#22444f', ink[1]),
    ...tints('seal', '#3a211c', '#46281f', seal[2]),
    ...tints('brass', '#33290f', '#3d3213', brass[2]),
    ...tints('moss', '#1b3320', '#213d27', moss[2]),
    ...tints('gray', '#26343b', '#2d3c44', dark[1]),
    '--chancery-rail': dark[8],
    '--chancery-raised': dark[6],
    '--chancery-hover': 'rgb(227 232 233 / 0.055)',
    '--chancery-line': '#26343b',
    '--chancery-line-strong': dark[4],
    '--chancery-chosen': '#1b3a45',
    '--chancery-chosen-text': ink[1],
    '--chancery-accent': ink[3],
    '--chancery-own': '#182d35',
    '--chancery-refused': '#2e1d1a',
    '--chancery-refused-line': '#6d3527',
    '--chancery-refused-text': seal[2],
    '--chancery-alert': '#2b2512',
    '--chancery-alert-line': '#66511b',
    '--chancery-alert-text': brass[2],
    '--chancery-mark': '#6b5313',
    '--chancery-mark-text': '#fdf3d3',
    '--chancery-shadow': '0 1px 2px rgb(0 0 0 / 0.4), 0 8px 24px rgb(0 0 0 / 0.35)',
  },
});

/** A colour's light variant on the dark scheme, where Mantine's own is darker than the ground it stands on. */
function tints(colour: string, ground: string, hover: string, text: string): Record<string, string> {
  return {
    [`--mantine-color-${colour}-light`]: ground,
    [`--mantine-color-${colour}-light-hover`]: hover,
    [`--mantine-color-${colour}-light-color`]: text,
  };
}
