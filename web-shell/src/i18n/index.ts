export { catalogue, placeholderMismatches, tagOf } from './catalogue';
export type { Catalogue, Language, Message, Text } from './catalogue';
export { LanguageProvider, useLanguage } from './LanguageProvider';
export { useFormats } from './formats';
export type { Formats } from './formats';
