// Types of the messages between a page and the lab in a frame on it; host-api.md says what they do.

export type Theme = 'auto' | 'light' | 'dark' | 'projector';

/** From the page to the frame. `id` comes back with the answer; any value that can be cloned will do. */
export type Request = { crease: 1; id?: unknown } & (
  | { type: 'getState'; weights?: boolean }
  | { type: 'setState'; state: string }
  | { type: 'command'; line: string }
  | { type: 'play' | 'pause' | 'reset' | 'describe' | 'readouts' }
  | { type: 'step'; count?: number }
  | { type: 'export'; what?: 'session' | 'link' | 'log' | 'metrics'; weights?: boolean }
  | { type: 'theme'; theme: Theme }
);

export interface Readout {
  id: string;
  label: string;
  unit: string;
  value: number | null;
  /** The value as a person reads it. */
  text: string;
  sentence: string;
}

export interface Parameter {
  id: string;
  label: string;
  help: string;
  group: string;
  unit: string;
  type: 'boolean' | 'integer' | 'real' | 'choice' | 'text';
  min: number;
  max: number;
  softMin: number;
  softMax: number;
  isLogarithmic: boolean;
  isAdvanced: boolean;
  isHidden: boolean;
  /** Nobody may change it here. */
  isLocked: boolean;
  /** It applies in the present state. */
  isEnabled: boolean;
  choices?: { id: string; label: string; help: string }[];
  initial: boolean | number | string;
  value: boolean | number | string | null;
}

export interface Action {
  id: string;
  label: string;
  help: string;
  group: string;
  isHidden: boolean;
  isEnabled: boolean;
  /** What it takes after its name; empty: nothing. */
  argument: string;
  takes: 'line' | 'text' | 'file';
}

export interface Description {
  chapter: { id: string; title: string };
  parameters: Parameter[];
  actions: Action[];
  readouts: Readout[];
}

/** The answer to a request with the same `id`. */
export type Reply =
  | { crease: 1; id: unknown; type: 'reply'; result: string | Description | Readout[] }
  | { crease: 1; id: unknown; type: 'error'; sentence: string };

/** From the frame to the page, without being asked: no `id`. */
export type Event =
  | { crease: 1; type: 'ready' | 'changed' | 'release' }
  | { crease: 1; type: 'metrics'; readouts: Readout[] }
  | { crease: 1; type: 'error'; sentence: string };
