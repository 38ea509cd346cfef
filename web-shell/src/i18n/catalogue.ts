import { useMemo } from 'react';
import { useLanguage } from './LanguageProvider';

/** A language the web apps speak. */
export type Language = 'en' | 'ar';

/** The forms of a countable message, by CLDR plural category. */
type Plural = Readonly<Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>> & { other: string }>;

/** One message: text with `{placeholders}`, or its plural forms, chosen by the value `count`. */
export type Message = string | Plural;

type Messages = Readonly<Record<string, Message>>;

type Placeholder<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? P | Placeholder<Rest>
  : never;

type Values<M extends Message> = M extends string
  ? Record<Placeholder<M>, string | number>
  : M extends { other: infer O extends string }
    ? Record<Exclude<Placeholder<O>, 'count'>, string | number> & { count: number }
    : never;

type Arguments<M extends Message> = keyof Values<M> extends never ? [] : [values: Values<M>];

/** What another language must supply: every key, and plural forms where English has them. */
type Translation<E extends Messages> = { readonly [K in keyof E]: E[K] extends string ? string : Plural };

/** Says a message in the present language; keys and placeholders are checked by the compiler. */
export type Text<E extends Messages> = <K extends keyof E & string>(
  key: K,
  ...values: Arguments<E[K]>
) => string;

/** The messages of one area in every language. */
export type Catalogue<E extends Messages> = {
  readonly languages: Readonly<Record<Language, Messages>>;
  readonly useText: () => Text<E>;
  readonly in: (language: Language) => Text<E>;
};

/** Declares an area's messages. A key missing from a translation does not compile. */
export function catalogue<const E extends Messages>(
  en: E,
  translations: { ar: Translation<E> },
): Catalogue<E> {
  const languages: Record<Language, Messages> = { en, ar: translations.ar };
  const inLanguage = (language: Language): Text<E> => {
    const rules = new Intl.PluralRules(language);
    const numbers = new Intl.NumberFormat(tagOf(language));
    return (key, ...[values]) => {
      const message = languages[language][key] ?? key;
      const given: Record<string, unknown> = values ?? {};
      const pattern =
        typeof message === 'string'
          ? message
          : (message[rules.select(Number(given['count']))] ?? message.other);
      return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
        const value = given[name];
        return typeof value === 'number' ? numbers.format(value) : typeof value === 'string' ? value : whole;
      });
    };
  };
  return {
    languages,
    in: inLanguage,
    useText: function useText() {
      const { language } = useLanguage();
      return useMemo(() => inLanguage(language), [language]);
    },
  };
}

/** The BCP 47 tag that numbers and dates are formatted with: Arabic keeps Latin digits beside Latin names. */
export function tagOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
}

/** Keys whose translations use other placeholders than English does; a test expects none. */
export function placeholderMismatches(of: {
  readonly languages: Catalogue<Messages>['languages'];
}): string[] {
  const names = (message: Message | undefined) =>
    [...new Set([...JSON.stringify(message ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]))]
      .sort()
      .join();
  return Object.keys(of.languages.en).filter(
    (key) => names(of.languages.en[key]) !== names(of.languages.ar[key]),
  );
}
