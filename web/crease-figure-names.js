/** The figures that can be saved, by chapter, with words for them. */
export const FIGURES = {
  'train-and-watch': { plane: 'The plane with axes and legend', picture: 'The plane alone', course: 'All plots', loss: 'Loss', accuracy: 'Accuracy', cells: 'Regions', 'b.plane': 'The plane of network B' },
  fold: { counts: 'Pieces against neurons' },
};
