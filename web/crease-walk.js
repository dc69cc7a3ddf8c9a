// A walk through the cells of the picture: what there is to know about one, and a button for each cell next door. The arrow keys
// take the way that leads most nearly in their direction.

import { make } from './crease-html.js';

const ARROWS = { ArrowRight: 0, ArrowUp: 90, ArrowLeft: 180, ArrowDown: 270 };
const WIDEST_TURN = 75; // degrees between an arrow and the way it takes

const turn = (a, b) => Math.abs(((a - b + 540) % 360) - 180);

export class Walk {
  constructor(lab) {
    this.lab = lab;
    this.at = '';
    const { words } = lab;
    this.lines = make('div', { role: 'status' });
    this.ways = make('ul', { ariaLabel: words('Cells next door') });
    this.begin = make('button', { type: 'button', textContent: words('Describe the cell in the middle') });
    this.begin.addEventListener('click', () => this.go(this.lab.place('')?.at));
    this.end = make('button', { type: 'button', textContent: words('Stop describing'), hidden: true });
    this.end.addEventListener('click', () => { this.begin.focus(); this.go(''); });
    this.element = make('div', {}, this.begin, ' ', this.end, this.lines, this.ways);
    this.element.addEventListener('keydown', (event) => this.keyDown(event));
    Object.assign(this.ways.style, { listStyle: 'none', padding: '0', margin: '8px 0' });
  }

  go(at) {
    if (at === undefined) this.lines.textContent = this.lab.words('The picture has no cells: the network is smooth.');
    else this.lab.tell(this.lab.set('picture.place', at));
    this.follow(at ?? '');
  }

  keyDown(event) {
    if (!(event.key in ARROWS) || !this.told?.ways.length) return;
    event.preventDefault();
    const off = (way) => turn(way.angle, ARROWS[event.key]);
    const way = this.told.ways.reduce((best, each) => (off(each) < off(best) ? each : best));
    if (off(way) <= WIDEST_TURN) this.go(way.to);
  }

  /** Shows the place that the lab describes now: "x,y", or none. */
  follow(at) {
    const told = at ? this.lab.place(at) : undefined;
    this.end.hidden = !at;
    const lines = told ? told.lines.join('\n') : at ? this.lab.words('This place is outside the picture.') : '';
    if (this.at || at) this.showLines(lines);
    this.at = at;
    this.told = told;
    this.showWays(told?.ways ?? []);
  }

  showLines(text) {
    if (this.text === text) return;
    this.text = text;
    this.lines.replaceChildren(...text.split('\n').filter(Boolean).map((textContent) => make('p', { textContent })));
  }

  /** The buttons that are there are used again, so that the focus stays where it is. */
  showWays(ways) {
    while (this.ways.childElementCount > ways.length) this.ways.lastElementChild.remove();
    while (this.ways.childElementCount < ways.length) this.ways.append(this.makeWay(this.ways.childElementCount));
    ways.forEach((way, i) => {
      const [button] = this.ways.children[i].children;
      if (button.textContent !== way.label) button.textContent = way.label;
    });
    const { activeElement } = this.element.getRootNode();
    if (ways.length > 0 && this.hadFocus && !this.element.contains(activeElement)) this.ways.lastElementChild.firstElementChild.focus();
    this.hadFocus = this.element.contains(activeElement);
  }

  makeWay(index) {
    const button = make('button', { type: 'button' });
    button.addEventListener('click', () => this.go(this.told.ways[index].to));
    return make('li', {}, button);
  }
}
