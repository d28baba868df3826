import {
  defaultExpansion,
  expansionToDepth,
  fullExpansion,
} from '../../../../server/src/core/picture/view/expansion.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import type {
  ExportFormat,
  HostMessage,
  ShowMessage,
} from '../../../../server/src/protocol/graph-view.js';
import { nodeMenu } from './actions.js';
import { Canvas } from './canvas.js';
import { exported } from './exports.js';
import { Frame } from './frame.js';
import { seen } from './geometry.js';
import type { Host } from './host.js';
import { Keeper } from './keeper.js';
import { type Command, commandOf } from './keyboard.js';
import { listenToPointer } from './pointer.js';
import { requestEdit, revealNode, revealRelation } from './requests.js';
import { type ShownPicture, subtreeOf, withOpened } from './shown.js';
import { currentTheme } from './theme.js';
import { bottomOf, exportMenu, toolsOf } from './tools.js';
import { runCommand } from './tree-keys.js';

/** What the host says of a picture, beside its model. */
type About = Omit<ShowMessage, 'model' | 'type'>;

/** The graph's view: what its host, its buttons, the pointer and the keyboard ask for is done here. */
export class View {
  readonly #frame: Frame;
  readonly #canvas: Canvas;
  readonly #keeper: Keeper;
  #about: About | undefined;

  constructor(
    readonly host: Host,
    parent: HTMLElement,
  ) {
    this.#keeper = new Keeper(host);
    this.#frame = new Frame(parent, {
      searching: {
        onQuery: (query) => this.#with(({ picture }) => this.#search(picture, query)),
        onStep: (direction) => this.#with(({ picture }) => this.#step(picture, direction)),
        onLeave: () => this.#frame.tree.focus(),
      },
      tools: toolsOf({
        zoom: (factor) => this.#canvas.stage.zoomBy(factor),
        fit: () => this.#canvas.fit(),
        reset: () => this.#canvas.reset(),
        expandAll: () => this.#with(({ model }) => this.#canvas.open(fullExpansion(model))),
        collapseAll: () => this.#with(({ model }) => this.#canvas.open(expansionToDepth(model, 1))),
        toggleMinimap: () => this.#toggle('minimap'),
        togglePanel: () => this.#toggle('panel'),
        pin: () => this.#pin(),
        overlay: () => this.host.post({ type: 'choose-overlay' }),
        export: (button) => this.#with(({ model }) => this.#exportMenu(model, button)),
      }),
      panel: {
        isEditor: host.isEditor,
        onClose: () => {
          this.#toggle('panel');
          this.#frame.tree.focus();
        },
        onGo: (node) => this.#goTo(node),
        onReveal: (node) => this.#with(({ model }) => revealNode(host, model, node, true)),
        onActions: (node, button) => this.#menu(node, bottomOf(button), button),
      },
      onMinimap: (x, y) => this.#canvas.stage.centre(x, y),
    });
    this.#canvas = new Canvas(this.#frame, () => this.#drawn());
    this.#listen(parent);
  }

  /** Tells the host that it can begin. */
  start(): void {
    this.host.listen((message) => this.receive(message));
    this.host.post({ type: 'ready' });
  }

  receive(message: HostMessage<PictureModel>): void {
    switch (message.type) {
      case 'show':
        this.#show(message);
        break;
      case 'select':
        this.#selectById(message.id);
        break;
      case 'fault':
        this.#frame.fault(message.sentence);
        break;
      case 'ask-export':
        void this.#export(message.format);
    }
  }

  /** Does something if there is a picture. */
  #with(act: (shown: { picture: ShownPicture; model: PictureModel }) => void): void {
    const { picture } = this.#canvas;
    if (picture !== undefined) act({ picture, model: picture.model });
  }

  // ── What is shown ───────────────────────────────────────────────────────────────────────────────

  #show({ type: _, model, ...about }: ShowMessage<PictureModel>): void {
    const isAnother = about.key !== this.#about?.key;
    this.#about = about;
    this.#name(model);
    const nothing = model.form !== 1 ? 'ui.other-form' : 'ui.nothing';
    const isEmpty = model.form !== 1 || model.nodes.length === 0;
    this.#frame.nothing(isEmpty ? word(model, nothing) : undefined);
    if (isEmpty) {
      this.#canvas.clear();
      return;
    }
    const { picture, expansion } = this.#canvas;
    if (isAnother || picture === undefined) {
      const kept = this.#keeper.restore(about.key);
      const open = kept?.expansion ?? about.expansion;
      this.#canvas.begin(model, {
        expansion: open === undefined ? defaultExpansion(model) : new Set(open),
        selected: kept?.selected ?? model.nodes[0]!.id,
        zoom: kept?.zoom,
      });
    } else this.#canvas.update(model, withOpened(expansion, picture.model, model));
    if (about.select !== undefined) this.#selectById(about.select);
    this.#showCount();
  }

  #name(model: PictureModel): void {
    const { toolbar, panel } = this.#frame;
    this.#frame.name(word(model, 'ui.tree', model.title), (key) => word(model, key));
    const { shown } = this.#keeper;
    toolbar.press('minimap', shown.minimap);
    toolbar.press('panel', shown.panel);
    toolbar.press('pin', this.#about?.pinned === true);
    for (const id of ['pin', 'overlay']) toolbar.offer(id, this.host.isEditor);
    panel.element.hidden = !shown.panel;
    this.#frame.fault(undefined);
  }

  #drawn(): void {
    const { stage, selectedItem, expansion, selected } = this.#canvas;
    this.#with(({ picture, model }) => {
      const isMapped = this.#keeper.shown.minimap && !stage.showsAll;
      this.#frame.minimap.draw(
        isMapped ? seen(stage.transform, stage.size) : undefined,
        stage.size,
      );
      this.#frame.panel.show(model, picture.nodeOf(selectedItem));
    });
    const { key, host, pinned } = this.#about!;
    this.#keeper.keep({ key, host, pinned, expansion, selected, zoom: stage.transform });
  }

  #selectById(id: string): void {
    this.#with(({ model }) => {
      const node = model.nodes.findIndex((one) => one.id === id);
      if (node !== -1 && id !== this.#canvas.selected) this.#goTo(node);
    });
  }

  #goTo(node: number): void {
    this.#with(({ model }) => {
      this.#canvas.goTo(node);
      this.#frame.announce(model.nodes[node]!.name);
    });
  }

  #search(picture: ShownPicture, query: string): void {
    const { finder, selectedItem } = this.#canvas;
    finder.find(query);
    const found = finder.nearest(picture.nodeOf(selectedItem));
    if (found !== undefined) this.#canvas.goTo(found);
    this.#showCount();
    this.#canvas.requestDrawing();
  }

  #step(picture: ShownPicture, direction: 'next' | 'previous'): void {
    const { finder, selectedItem } = this.#canvas;
    const found = finder.step(picture.nodeOf(selectedItem), direction);
    if (found !== undefined) this.#canvas.goTo(found);
    this.#showCount();
  }

  #showCount(): void {
    this.#with(({ model }) => {
      const { current, matches } = this.#canvas.finder;
      const count = this.#canvas.finder.count(model);
      this.#frame.search.show(count, matches.length > 0);
      const name = model.nodes[current]?.name;
      if (count !== '') this.#frame.announce(name === undefined ? count : `${count}: ${name}`);
    });
  }

  // ── What the user asks for ──────────────────────────────────────────────────────────────────────

  async #export(format: ExportFormat): Promise<void> {
    const { picture, expansion } = this.#canvas;
    if (picture === undefined) return;
    const { model, shown } = picture;
    try {
      const theme = currentTheme();
      const message = await exported(format, { model, expansion, shown, theme });
      this.host.post(message);
      if (message.format === 'png' && message.note !== undefined) this.#frame.note(message.note);
    } catch (error) {
      console.error(error);
      const sentence = word(model, 'ui.png-failed');
      this.#frame.note(sentence);
      this.host.post({ type: 'export-failed', sentence });
    }
  }

  #exportMenu(model: PictureModel, button: HTMLElement): void {
    const items = exportMenu(model, this.host.isEditor, (format) => this.#export(format));
    const label = word(model, 'ui.export');
    this.#frame.menu.open(items, { label, at: bottomOf(button), back: button });
  }

  #menu(node: number, at: { x: number; y: number }, back: HTMLElement): void {
    this.#with(({ model, picture: { shown } }) => {
      const item = shown.itemOf[node]!;
      const { expanded: isExpanded } = shown.items[item]!;
      const items = nodeMenu(
        model,
        { node, isExpanded },
        {
          isEditor: this.host.isEditor,
          editable: this.#about?.editable === true,
          reveal: () => revealNode(this.host, model, node, true),
          toggle: () => this.#canvas.toggle(item),
          expandBelow: () => {
            const expansion = subtreeOf(model, node, this.#canvas.expansion);
            this.#canvas.open(expansion, model.nodes[node]!.id);
          },
          edit: (action) => requestEdit(this.host, model, node, action),
        },
      );
      if (items.length === 0) return;
      const label = word(model, 'ui.actions-for', model.nodes[node]!.name);
      this.#frame.menu.open(items, { label, at, back });
    });
  }

  #pin(): void {
    if (this.#about === undefined) return;
    const pinned = !this.#about.pinned;
    this.#about = { ...this.#about, pinned };
    this.#frame.toolbar.press('pin', pinned);
    this.host.post({ type: 'pin', pinned });
    this.#canvas.requestDrawing();
  }

  #toggle(part: 'minimap' | 'panel'): void {
    const isShown = this.#keeper.toggle(part);
    this.#frame.toolbar.press(part, isShown);
    if (part === 'panel') this.#frame.panel.element.hidden = !isShown;
    // There is less room, or something lies over the picture: what is selected stays to be seen.
    if (isShown) this.#with(() => this.#canvas.select(this.#canvas.selectedItem));
    this.#canvas.requestDrawing();
  }

  #listen(parent: HTMLElement): void {
    const { tree, search } = this.#frame;
    const canvas = this.#canvas;
    listenToPointer(tree, {
      picture: () => canvas.picture,
      transform: () => canvas.stage.transform,
      onCard: (index) => {
        canvas.select(index);
        this.#with(({ picture, model }) =>
          revealNode(this.host, model, picture.nodeOf(index), false),
        );
      },
      onHandle: (index) => canvas.toggle(index),
      onRelation: (index) =>
        this.#with(({ model }) => {
          if (!revealRelation(this.host, model, index)) this.#goTo(model.relations[index]!.source);
        }),
      onMenu: (index, at) => {
        canvas.select(index);
        this.#with(({ picture }) => this.#menu(picture.nodeOf(index), at, tree));
      },
    });
    tree.addEventListener('keydown', (event) => {
      const command = commandOf(event);
      if (command !== undefined && this.#do(command)) event.preventDefault();
    });
    parent.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
      const command = commandOf(event);
      if (command === 'search') search.focus();
      else if (command === 'leave') tree.focus();
      else return;
      event.preventDefault();
    });
    addEventListener('focus', () => {
      if (document.activeElement === document.body) tree.focus({ preventScroll: true });
    });
  }

  /** @returns whether there was anything to do */
  #do(command: Command): boolean {
    const canvas = this.#canvas;
    const { picture, stage } = canvas;
    if (picture === undefined) return false;
    const { model, shown, layout } = picture;
    return runCommand(
      command,
      { picture, at: canvas.selectedItem },
      {
        isEditor: this.host.isEditor,
        select: (item) => canvas.select(item),
        toggle: (item) => canvas.toggle(item),
        expand: (items) => {
          const nodes = items.map((item) => shown.items[item]!);
          const ids = nodes.filter(({ kind }) => kind === 'node').map(({ id }) => id);
          canvas.open(new Set([...canvas.expansion, ...ids]), canvas.selected);
        },
        reveal: (node) => revealNode(this.host, model, node, true),
        edit: (node, action) => {
          if (this.#about?.editable === true) requestEdit(this.host, model, node, action);
        },
        menu: (item) => {
          const corner = stage.cornerOf(layout.boxes[item]!);
          this.#menu(picture.nodeOf(item), corner, this.#frame.tree);
        },
        search: () => this.#frame.search.focus(),
        zoom: (factor) => stage.zoomBy(factor),
        fit: () => canvas.fit(),
      },
    );
  }
}
