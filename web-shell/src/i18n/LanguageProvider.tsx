import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from './catalogue';

const STORED = 'chancery.language';

type LanguageChoice = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly setLanguage: (language: Language) => void;
};

const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  direction: 'ltr',
  setLanguage: () => undefined,
});

/** Holds the chosen language, remembers it in this browser, and keeps `lang` and `dir` of the page in step. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(initialLanguage);
  const direction = language === 'ar' ? 'rtl' : 'ltr';

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);

  const setLanguage = useCallback((next: Language) => {
    try {
      localStorage.setItem(STORED, next);
    } catch {
      // Storage may be barred; the choice then lasts as long as the page.
    }
    setState(next);
  }, []);

  const choice = useMemo(
    () => ({ language, direction, setLanguage }) as const,
    [language, direction, setLanguage],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The chosen language, its direction, and how to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

function initialLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED);
    if (stored === 'en' || stored === 'ar') {
      return stored;
    }
  } catch {
    // Storage may be barred; the browser's language decides.
  }
  return /^ar\b/.test(navigator.language) ? 'ar' : 'en';
}
