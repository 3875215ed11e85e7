import { createContext, useContext } from 'react';

/** Shows who somebody is, beside the element that was clicked. */
export type OpenPerson = (id: string, at: Element) => void;

export const OpenPersonContext = createContext<OpenPerson>(() => undefined);
export const useOpenPerson = (): OpenPerson => useContext(OpenPersonContext);
