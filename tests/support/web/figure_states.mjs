/** For each chapter commands that make its figures soon and complete: small experiments, and some training where that is drawn. */
export const FIGURE_STATES = {
  'train-and-watch': ['act step 100'],
  approximate: [],
  count: ['set race.networks 10'],
  fold: ['set random.seeds 2'],
  bend: ['set dead.networks 100'],
  distance: ['set training.steps 50', 'set study.networks 4'],
  multiply: ['set training.steps 200'],
  images: ['act step 20'],
};
