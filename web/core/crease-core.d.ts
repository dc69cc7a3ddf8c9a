// Types of crease-core.mjs; what things mean is written there.

export type Rows = ArrayLike<number> | ReadonlyArray<ArrayLike<number>>;

export interface Layer {
  weight: Rows; // out x in
  bias: ArrayLike<number> & Iterable<number>;
}

export interface TrainerOptions {
  widths: number[];
  data: { x: Rows; y: Rows };
  activation?: 'relu' | 'leaky_relu' | 'hard_tanh' | 'tanh' | 'sigmoid' | 'softplus' | 'gelu' | 'linear';
  loss?: 'squared_error' | 'logistic' | 'softmax_cross_entropy';
  optimizer?: 'sgd' | 'momentum' | 'adam';
  initializer?: string;
  precision?: 'float32' | 'float64';
  lr?: number;
  momentum?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  weightDecay?: number;
  batch?: number;
  seed?: number;
  biasScale?: number;
  weights?: ArrayLike<number> | Layer[];
}

export interface Polygons {
  first_corner: Int32Array;
  x: Float64Array;
  y: Float64Array;
  edge_tag: Int32Array;
  map: Float64Array;
}

export interface Regions {
  cells: number;
  linear_regions: number;
  area: number;
  vertices: number;
  edges: number;
  cells_after_layer: number[];
  seconds: number;
  polygons(): Polygons;
}

export interface Trainer {
  train(steps?: number): number;
  predict(points: Rows): Float64Array;
  parameters(): Float64Array;
  regions(box?: [number, number, number, number], options?: { topology?: boolean }): Regions;
  dispose(): void;
}

export function createTrainer(options: TrainerOptions): Trainer;
export function heapBytes(): number;
export const peak: { registers(iterations: number): number; microKernel(iterations: number): number };

export interface FigureOptions {
  figure?: string; // 'plane', 'picture', 'course', ...: which there are, depends on the chapter
  width?: number; // points
  height?: number;
  theme?: 'light' | 'dark' | 'projector';
  lang?: 'en' | 'de';
}

export function figure(state: string, options?: FigureOptions): Promise<string>;
export function metrics(state: string): Promise<string>;

export interface SweepAxis {
  id: string; // "*" stands for any letters
  name?: string;
  values?: (number | string | boolean | number[])[];
  from?: number;
  to?: number;
  by?: number;
  factor?: number;
}

export interface SweepSpec {
  format: 'crease-sweep';
  version: 1;
  chapter: string;
  settings?: Record<string, number | string | boolean | number[]>;
  grid?: (SweepAxis | { zip: SweepAxis[] })[];
  steps?: number[] | { from: number; to: number; by?: number };
  measure: (string | ({ of: 'cells' | 'linear_regions' | 'distance' } & Record<string, unknown>))[];
}

export interface SweepOptions {
  onProgress?: (progress: { done: number; points: number }) => void;
  signal?: AbortSignal;
  workers?: number;
}

export function sweep(spec: SweepSpec | string, options?: SweepOptions): Promise<string>;
