import { createContext, useContext } from 'react';
import type { Fault } from '../../../api/policies';
import { valueAt } from '../document';
import type { Mapping, Path } from '../document';

type Form = {
  readonly policy: Mapping;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
  /** Sets a value; undefined takes the member out. */
  readonly set: (path: Path, value: unknown) => void;
};

const FormContext = createContext<Form | undefined>(undefined);

export const FormProvider = FormContext.Provider;

/** The form that the fields around belong to. */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === undefined) {
    throw new Error('a field of the policy form stands outside of it');
  }
  return form;
}

/** One place of the form: its value, what is wrong at it, and how to change it. */
export function useField(path: Path) {
  const { policy, faults, readOnly, set } = useForm();
  return {
    value: valueAt(policy, path),
    error: faultAt(faults, path),
    readOnly,
    set: (value: unknown) => set(path, value),
  };
}

/** What is wrong at a place or below it, as one text; undefined when nothing is. */
export function faultAt(faults: readonly Fault[], path: Path, exactly = false): string | undefined {
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const said = faults
    .filter((fault) => fault.path === pointer || (!exactly && fault.path.startsWith(`${pointer}/`)))
    .map((fault) => `${fault.message} ${fault.cure}`.trim());
  return said.length === 0 ? undefined : [...new Set(said)].join('\n');
}
