// What a person does on the lab's canvas, told to the lab. Two rules: keys and the wheel are taken only while the
// canvas (or its text field) has the focus, and Escape gives the focus back.

import { textOf } from './crease-open.js';

const BUTTONS = [0, 2, 1]; // left, middle, right, to the lab's left, right, middle
const MIDDLE = 2;
const DEVICES = { mouse: 0, touch: 1, pen: 2 };
// A character that is always in the text field: without one, a soft keyboard has nothing to delete and says nothing.
const SENTINEL = '\u200b';

// With control (on a Mac: command) held, these are the lab's; all others stay with the browser.
const COMMAND_KEYS = new Set(['KeyA', 'KeyZ', 'KeyY', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'Enter', 'NumpadEnter']);
const PLAIN_KEYS = new Set(['Tab', 'Enter', 'NumpadEnter', 'Escape', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
const MODIFIER_KEYS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);

/** The key's name: letters by what they mean (AZERTY, Dvorak), all others by where they are. */
export function keyName(event) {
  return /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code || event.key;
}

/** Notches of a mouse wheel; positive: away from the person. */
export function wheelNotches(delta, mode) {
  const perNotch = [100, 3, 1 / 8][mode] ?? 100;
  return Math.max(-10, Math.min(10, -delta / perNotch));
}

/** How far a pinch on a touchpad (which browsers report as a wheel with control) or control and wheel zoom. */
export function wheelZoom(delta, mode) {
  const isTouchpad = mode === 0 && Math.abs(delta) < 50;
  return isTouchpad ? Math.exp(-delta / 100) : Math.pow(1.15, wheelNotches(delta, mode));
}

export class Input {
  /** `lab` has: root, canvas, textField, core (calls into the program), isMac, wake(), drawNow(), say(sentence). */
  constructor(lab, signal) {
    this.lab = lab;
    this.core = lab.core;
    this.fingers = new Map();
    this.pinch = null;
    this.held = new Set();
    this.copied = undefined; // undefined: nobody is copying; null: nothing was copied yet
    this.waiting = { moved: null, wheel: [0, 0], pinch: 1 };
    const on = (target, handlers, options = {}) => {
      for (const [name, handler] of Object.entries(handlers)) target.addEventListener(name, handler.bind(this), { signal, ...options });
    };
    on(lab.canvas, {
      pointerdown: this.pointerDown, pointermove: this.pointerMove, pointerup: this.pointerUp, pointercancel: this.pointerUp,
      pointerleave: this.pointerLeave, mousedown: (event) => event.preventDefault(),
      contextmenu: (event) => this.hasFocus() && event.preventDefault(),
    });
    on(lab.canvas, { wheel: this.wheel }, { passive: false });
    on(lab.root, {
      keydown: this.keyDown, keyup: this.keyUp, focusin: this.focusIn, focusout: this.focusOut,
      copy: this.copy, cut: this.copy, paste: this.paste, dragover: this.dragOver, drop: this.drop,
    });
    on(lab.textField, { beforeinput: this.beforeInput, input: this.textInput, compositionend: this.textInput });
  }

  // --- Focus ---------------------------------------------------------------------------------------------------------------
  hasFocus() {
    const { activeElement } = this.lab.root.getRootNode();
    return activeElement === this.lab.canvas || activeElement === this.lab.textField;
  }

  focusIn() {
    this.core.focus(true);
    this.setTouchAction();
    this.lab.wake();
  }

  focusOut(event) {
    if (event.relatedTarget === this.lab.canvas || event.relatedTarget === this.lab.textField) return;
    this.held.clear();
    this.core.focus(false);
    this.setTouchAction();
    this.lab.wake();
  }

  /** Until it has the focus, a finger that moves up or down scrolls the page. */
  setTouchAction() {
    this.lab.canvas.style.touchAction = this.hasFocus() || this.lab.ownsPage ? 'none' : 'pan-y';
  }

  leave() {
    this.lab.root.getRootNode().activeElement?.blur();
    this.lab.root.dispatchEvent(new CustomEvent('release', { bubbles: true }));
  }

  /** After a frame: the keyboard goes to the text field exactly while the lab edits text. */
  followTextField() {
    const { canvas, textField } = this.lab;
    const { activeElement } = canvas.getRootNode();
    const wantsText = this.core.wants_text();
    if (wantsText && activeElement === canvas) {
      textField.value = SENTINEL;
      textField.style.left = `${this.core.caret_x() * this.lab.scale}px`;
      textField.style.top = `${this.core.caret_y() * this.lab.scale}px`;
      textField.focus({ preventScroll: true });
    } else if (!wantsText && activeElement === textField) {
      canvas.focus({ preventScroll: true });
    }
  }

  // --- Pointer ---------------------------------------------------------------------------------------------------------------
  // Movements add up until a frame takes them: the lab deals with one at a time, and a slow machine must not lag behind.
  moveTo(event) {
    this.waiting.moved = [event.offsetX / this.lab.scale, event.offsetY / this.lab.scale, DEVICES[event.pointerType] ?? 0];
    this.lab.wake();
  }

  turnWheel(x, y) {
    this.waiting.wheel[0] += x;
    this.waiting.wheel[1] += y;
  }

  pinchBy(factor) {
    this.waiting.pinch *= factor;
  }

  /** Before a frame, and before anything that must not overtake a movement. */
  flush() {
    const { moved, wheel, pinch } = this.waiting;
    this.waiting = { moved: null, wheel: [0, 0], pinch: 1 };
    if (moved) this.core.pointer(...moved);
    if (wheel[0] !== 0 || wheel[1] !== 0) this.core.wheel(...wheel);
    if (pinch !== 1) this.core.pinch(pinch);
  }

  flushUnlessBehind() {
    if (!this.core.is_behind()) this.flush();
    else if (this.isWaiting()) this.lab.wake();
  }

  isWaiting() {
    const { moved, wheel, pinch } = this.waiting;
    return moved !== null || wheel[0] !== 0 || wheel[1] !== 0 || pinch !== 1;
  }

  button(button, isDown) {
    this.flush();
    this.core.button(button, isDown);
    this.lab.wake();
  }

  pointerDown(event) {
    if (!this.hasFocus()) this.lab.canvas.focus({ preventScroll: true });
    this.lab.canvas.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      this.fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      if (this.fingers.size === 2) return this.beginPinch();
      if (this.fingers.size > 2) return;
    }
    this.moveTo(event);
    this.button(BUTTONS[event.button] ?? 0, true);
  }

  pointerMove(event) {
    const finger = this.fingers.get(event.pointerId);
    if (finger) Object.assign(finger, { x: event.offsetX, y: event.offsetY });
    if (this.pinch) return this.movePinch();
    if (this.pinchJustEnded && event.pointerType === 'touch') return;
    this.moveTo(event);
  }

  pointerUp(event) {
    const isTouch = event.pointerType === 'touch';
    if (isTouch) this.fingers.delete(event.pointerId);
    if (this.pinch) {
      this.endPinch();
    } else if (this.pinchJustEnded && isTouch) {
      this.pinchJustEnded = this.fingers.size > 0;
    } else {
      if (event.type === 'pointerup') this.moveTo(event);
      this.button(BUTTONS[event.button] ?? 0, false);
      // Soft keyboards open only for a focus that is set within the event.
      if (isTouch) for (let i = 0; i < 3; ++i) this.lab.drawNow();
    }
    this.lab.wake();
  }

  pointerLeave(event) {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
    this.flush();
    this.core.pointer_left();
    this.lab.wake();
  }

  /** Two fingers: moving them together drags as with the middle button, moving them apart zooms. */
  beginPinch() {
    this.button(0, false);
    this.pinch = this.fingersNow();
    this.moveTo(this.pinch);
    this.button(MIDDLE, true);
  }

  movePinch() {
    const now = this.fingersNow();
    this.moveTo(now);
    if (this.pinch.distance > 0 && now.distance > 0) this.pinchBy(now.distance / this.pinch.distance);
    this.pinch = now;
  }

  endPinch() {
    this.pinch = null;
    this.pinchJustEnded = this.fingers.size > 0;
    this.button(MIDDLE, false);
  }

  fingersNow() {
    const [a, b] = this.fingers.values();
    return { offsetX: (a.x + b.x) / 2, offsetY: (a.y + b.y) / 2, pointerType: 'touch', distance: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  wheel(event) {
    if (!this.hasFocus() && !event.ctrlKey) return; // the page scrolls
    event.preventDefault();
    this.moveTo({ offsetX: event.offsetX, offsetY: event.offsetY, pointerType: 'mouse' });
    if (event.ctrlKey) {
      this.pinchBy(wheelZoom(event.deltaY, event.deltaMode));
    } else {
      this.turnWheel(wheelNotches(event.deltaX, event.deltaMode), wheelNotches(event.deltaY, event.deltaMode));
    }
  }

  // --- Keys and text ---------------------------------------------------------------------------------------------------------
  isCommand(event) {
    return this.lab.isMac ? event.metaKey : event.ctrlKey;
  }

  isOurs(event, name) {
    if (this.isCommand(event)) return COMMAND_KEYS.has(name);
    if (event.altKey || event.metaKey || event.ctrlKey) return false;
    return PLAIN_KEYS.has(name) || event.key.length === 1;
  }

  key(name, isDown, event = {}) {
    this.flush();
    const bits = (event.ctrlKey ? 1 : 0) + (event.shiftKey ? 2 : 0) + (event.altKey ? 4 : 0) + (event.metaKey ? 8 : 0);
    this.core.key(name, isDown, bits);
    isDown ? this.held.add(name) : this.held.delete(name);
  }

  keyDown(event) {
    if (event.isComposing || event.keyCode === 229 || !this.hasFocus()) return;
    const name = keyName(event);
    if (name === 'Escape') this.catchUp(); // a click that still waits may close what Escape would
    if (name === 'Escape' && !this.core.wants_escape()) {
      event.preventDefault();
      event.stopPropagation();
      return this.leave();
    }
    const isModifier = MODIFIER_KEYS.has(event.key);
    if (!isModifier && !this.isOurs(event, name)) return;
    this.key(name, true, event);
    this.lab.wake();
    if (isModifier) return;
    event.stopPropagation();
    const isTyped = event.target === this.lab.textField && event.key.length === 1 && !this.isCommand(event);
    if (!isTyped) event.preventDefault();
  }

  keyUp(event) {
    const name = keyName(event);
    // While command is held, a Mac does not tell which keys are let go.
    const released = event.key === 'Meta' ? [...this.held] : this.held.has(name) ? [name] : [];
    for (const each of released) this.key(each, false, event);
    if (released.length > 0) this.lab.wake();
  }

  tap(name, event) {
    this.catchUp();
    this.key(name, true, event);
    this.catchUp();
    this.key(name, false);
    this.catchUp();
  }

  /** Draws until all that happened has been dealt with: the lab takes at most one change of a key in a frame. */
  catchUp() {
    const most = 16;
    this.lab.drawNow();
    for (let i = 0; i < most && this.lab.isReady && this.core.is_behind(); ++i) this.lab.drawNow();
  }

  beforeInput(event) {
    if (event.isComposing) return;
    if (event.inputType.startsWith('deleteContent')) this.tap('Backspace');
    else if (event.inputType === 'insertLineBreak') this.tap('Enter');
    else return;
    event.preventDefault();
    this.lab.wake();
  }

  textInput(event) {
    if (event.isComposing) return;
    const { textField } = this.lab;
    const text = textField.value.replaceAll(SENTINEL, '');
    textField.value = SENTINEL;
    if (text) this.core.text(text);
    this.lab.wake();
  }

  // --- Clipboard and files ---------------------------------------------------------------------------------------------------
  shortcut() {
    return this.lab.isMac ? { metaKey: true } : { ctrlKey: true };
  }

  /** The lab copies in the frames that are drawn here, within the event: that is when a page may. */
  copy(event) {
    if (!this.hasFocus()) return;
    this.copied = null;
    this.tap(event.type === 'cut' ? 'KeyX' : 'KeyC', this.shortcut());
    if (this.copied !== null) {
      event.clipboardData.setData('text/plain', this.copied);
      event.preventDefault();
    }
    this.copied = undefined;
    this.lab.wake();
  }

  setClipboard(text) {
    if (this.copied !== undefined) this.copied = text;
    else navigator.clipboard?.writeText(text).catch(() => this.lab.say('The browser did not allow copying.'));
  }

  paste(event) {
    if (!this.hasFocus()) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const [file] = event.clipboardData.files;
    if (this.core.wants_text()) {
      this.core.clipboard(text);
      this.tap('KeyV', this.shortcut());
    } else if (file) {
      this.take(file);
    } else if (/\n/.test(text.trim())) {
      this.core.file('pasted table', text);
    }
    this.lab.wake();
  }

  dragOver(event) {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }

  drop(event) {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    this.take(file);
  }

  async take(file) {
    try {
      this.core.file(file.name, await textOf(file));
    } catch (error) {
      this.lab.say(error.message);
    }
    this.lab.wake();
  }
}
