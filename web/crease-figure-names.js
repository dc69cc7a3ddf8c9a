/** The figures that can be saved, by chapter, with words for them. The program has the same: src/chapters/figure_table.cpp. */
export const FIGURES = {
  'train-and-watch': { plane: 'The plane with axes and legend', picture: 'The plane alone', network: 'The network with its weights', course: 'All plots', loss: 'Loss', accuracy: 'Accuracy', cells: 'Regions', 'b.plane': 'The plane of network B', 'b.picture': 'The plane of network B alone', 'b.network': 'Network B with its weights' },
  approximate: { approximation: 'Target and network', errors: 'Error against N' },
  count: { experiment: 'What the experiment shows', bounds: 'Counts and bounds' },
  fold: { experiment: 'What the experiment shows', counts: 'Counts beside it' },
  bend: { plane: 'The plane with a boundary and its bends' },
  distance: { plane: 'The plane with the balls', histogram: 'Distances against theory', course: 'Through training', random: 'Random networks' },
  multiply: { errors: 'Error', networks: 'Both networks', counts: 'Neurons against n', training: 'The loss of the trained network' },
  images: { slice: 'A slice through three images', mixture: 'A mixture and its classes', line: 'Outputs from image to image', course: 'The course of training' },
};

/** Chapters that record the course of training, which is saved as CSV. */
export const RECORDED = ['train-and-watch', 'images'];
