/** The region: land painted once, sites and rivals on it. */
import Phaser from 'phaser';
import type { AppState } from '../../app/state.ts';
import { enterSite, select } from '../../app/actions/play.ts';
import { DAY_S } from '../shared/constants.ts';
import { anchorsOf, sheetKey } from '../shared/atlas.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import { ACCENT, hex } from '../shared/colour.ts';
import { canvasScale, painterOn } from '../shared/painter.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { StageScene, type StageContext } from '../shared/stageScene.ts';
import { CONTROLS_PX } from '../shared/view.ts';
import { StillImage } from '../shared/stillImage.ts';
import { makeSoftTextures } from '../shared/softTextures.ts';
import { MapWeather } from './mapWeather.ts';
import { LAND, paintLand } from './paintLand.ts';
import { standingRivals, mapRivals, mapSites, mapSpecs, type MapRival, type MapSite } from './mapSpecs.ts';
import { MAP_H, MAP_W } from './relief.ts';

/** The region but for what no name stands in. */
const SHOWN = { x: 50, y: 24, w: MAP_W - 100, h: MAP_H - 18 };
const HIT_PX = 40;
const SQUASH = 0.62;
const RIVAL = hex(ACCENT.rival);
const RING: Record<string, number> = { energised: hex(ACCENT.ok), building: hex(ACCENT.plan), queued: hex(ACCENT.warn), constrained: hex(ACCENT.warn), dark: hex(ACCENT.crit) };

export class MapScene extends StageScene<string> {
  private land!: StillImage;
  private rings!: Phaser.GameObjects.Graphics;
  private halos!: Phaser.GameObjects.Graphics;
  private icons!: SpriteList;
  private rivalIcons!: SpriteList;
  private weather!: MapWeather;
  private mark!: Phaser.GameObjects.Graphics;
  private region = '';
  private signature = '';
  private sites: MapSite[] = [];
  private rivals: MapRival[] = [];
  private clock = 0;

  constructor(context: StageContext) {
    super('world', 'map', context);
  }

  protected build(): void {
    this.cameras.main.setBackgroundColor('#27445a');
    this.land = new StillImage(this, 'map-land');
    this.rings = this.add.graphics();
    this.halos = this.add.graphics();
    this.rivalIcons = new SpriteList(this, 'map');
    this.icons = new SpriteList(this, 'map');
    makeSoftTextures(this.textures);
    this.weather = new MapWeather(this);
    this.mark = this.add.graphics();
    this.view.limit(LAND, { min: 0.5, max: 2.4 });
    this.home();
  }

  home(): void {
    // All of the region below the buttons; the land goes on beyond its edges.
    this.view.fit(SHOWN, 0, { most: 2, clear: CONTROLS_PX + 8 });
  }

  protected refresh(state: AppState): void {
    const { catalog, frame } = state;
    const scenario = catalog?.scenarios[frame?.scenario ?? state.chosenScenario ?? ''];
    const region = catalog?.regions[scenario?.region ?? ''];
    if (!catalog || !scenario || !region) return;
    if (this.region !== region.id) {
      this.region = region.id;
      const texture = this.textures.get(sheetKey('map', this.atlasScale));
      paintLand(painterOn(this.land.canvas, LAND, canvasScale(LAND, Math.max(1.6, this.view.ratio * 1.3)), texture, this.atlasScale, anchorsOf('map')), region);
      this.land.show(LAND);
    }
    this.sites = mapSites(catalog, scenario, frame);
    this.rivals = mapRivals(standingRivals(catalog, scenario, frame), (frame?.timeS ?? 0) / DAY_S);
    this.weather.show(this.sites, this.atlasScale);
    const { selection } = state;
    const signature = JSON.stringify([this.region, this.atlasScale, this.sites.map(({ id, look, gauge, heatWave }) => [id, look, Math.round(gauge * 60), heatWave]), this.rivals, selection, this.hover]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.icons.show(mapSpecs(anchorsOf('map'), region, this.sites), this.atlasScale);
    this.rivalIcons.show(this.rivals.flatMap((rival) => {
      const at = anchorsOf('map')['halo-confirmed']?.at['body'];
      return at ? [{ frame: 'halo-confirmed/body', x: rival.x + at[0], y: rival.y + at[1] }] : [];
    }), this.atlasScale);
    this.drawRings();
    this.drawHalos(0);
    this.drawMark(state);
  }

  /** The ring round a plinth is a gauge: progress while building, share of MW when running. */
  private drawRings(): void {
    this.rings.clear();
    for (const { def, look, gauge } of this.sites) {
      const colour = RING[look];
      if (colour === undefined) continue;
      ellipseArc(this.rings, def.mapX, def.mapY + 2, 57, 31, 0, 1, 0x161c28, 0.6, 4.5);
      ellipseArc(this.rings, def.mapX, def.mapY + 2, 57, 31, 0, look === 'dark' ? 1 : gauge, colour, 1, 2.5);
    }
  }

  private drawHalos(breath: number): void {
    const g = this.halos;
    g.clear();
    for (const { x, y, proven, possible, sure } of this.rivals) {
      const outer = sure ? proven : possible * (1 + breath * 0.02);
      for (let i = 6; i >= 1; i--) {
        g.fillStyle(RIVAL, sure ? 0.05 : 0.055);
        g.fillEllipse(x, y, outer * 2 * (i / 6), outer * 2 * SQUASH * (i / 6), 48);
      }
      g.fillStyle(RIVAL, 0.25);
      g.fillEllipse(x, y, proven * 2, proven * 2 * SQUASH, 48);
      ellipseArc(g, x, y, proven, proven * SQUASH, 0, 1, RIVAL, 0.9, 1.6);
      if (sure) continue;
      const rings = Math.max(0, Math.round((outer - proven) / 18) - 1);
      for (let i = 1; i <= rings; i++) {
        const r = proven + ((outer - proven) * i) / (rings + 1);
        ellipseArc(g, x, y, r, r * SQUASH, 0, 1, RIVAL, 0.5 - i * 0.08, 1);
      }
      const dashes = Math.max(16, Math.round(outer / 1.6));
      for (let i = 0; i < dashes; i++) ellipseArc(g, x, y, outer, outer * SQUASH, i / dashes, (i + 0.45) / dashes, RIVAL, 0.95, 1.6);
    }
  }

  private drawMark(state: AppState): void {
    this.mark.clear();
    const { selection } = state;
    const site = selection?.kind === 'site' ? this.sites.find((entry) => entry.id === selection.site) : undefined;
    const rival = selection?.kind === 'rival' ? this.rivals.find((entry) => entry.id === selection.rival) : undefined;
    const hovered = this.sites.find((entry) => entry.id === this.hover);
    if (hovered && hovered !== site) ellipseArc(this.mark, hovered.def.mapX, hovered.def.mapY + 2, 64, 35, 0, 1, 0xffffff, 0.5, 1.5);
    const at = site ? { x: site.def.mapX, y: site.def.mapY + 2, r: 64 } : rival ? { x: rival.x, y: rival.y, r: rival.possible + 8 } : null;
    if (!at) return;
    for (const start of [0.06, 0.31, 0.56, 0.81]) {
      ellipseArc(this.mark, at.x, at.y, at.r, at.r * 0.55, start, start + 0.13, 0x1d2433, 0.7, 5);
      ellipseArc(this.mark, at.x, at.y, at.r, at.r * 0.55, start, start + 0.13, 0xffffff, 1, 2.5);
    }
  }

  protected animate(delta: number): void {
    this.weather.animate(delta, this.context.motion.on);
    if (!this.context.motion.on || this.rivals.every((rival) => rival.sure)) return;
    this.clock += delta;
    if (this.clock < 100) return;
    this.clock %= 100;
    this.drawHalos(Math.sin(this.now / 800));
  }

  protected rescale(): void {
    this.signature = '';
  }

  labels(into: LabelAnchor[]): void {
    const state = this.state();
    const region = state.catalog?.regions[this.region];
    if (!region) return;
    const push = (kind: LabelAnchor['kind'], id: string, x: number, y: number, priority: number): void => {
      into.push(this.label(kind, id, x, y, false, priority));
    };
    for (const { id, def, look } of this.sites) push('site', id, def.mapX, def.mapY + (look === 'prospect' ? 20 : 38), look === 'prospect' ? 70 : 100);
    for (const rival of this.rivals) push('rival', rival.id, rival.x, rival.y + (rival.sure ? rival.proven : rival.possible) * SQUASH + 6, 80);
    region.towns.forEach((town, i) => push('town', String(i), town.x, town.y + (town.size === 'l' ? 34 : 24), town.size === 'l' ? 40 : 30));
    for (const { id, def, heatWave, storm } of this.sites) if (heatWave || storm) push('weather', id, def.mapX + (heatWave ? 0 : 96), def.mapY - (heatWave ? 84 : 62), 75);
    region.unsurveyed.forEach(({ points }, i) => {
      const middle = (axis: 0 | 1, most: number): number => points.reduce((sum, point) => sum + Math.min(most, Math.max(0, point[axis])), 0) / points.length;
      push('land', String(i), (middle(0, MAP_W) + Math.min(MAP_W, Math.max(...points.map(([x]) => x)))) / 2, middle(1, MAP_H) - 40, 10);
    });
    region.plants.forEach((plant, i) => push('plant', String(i), plant.x, plant.y + 22, 20));
  }

  private siteAt(wx: number, wy: number): MapSite | undefined {
    return this.sites.find(({ def }) => Math.hypot(wx - def.mapX, (wy - def.mapY) * 1.4) < HIT_PX + 8);
  }

  tapAt(wx: number, wy: number, double: boolean): void {
    const { app } = this.context;
    const site = this.siteAt(wx, wy);
    if (site) {
      select(app, { kind: 'site', site: site.id });
      if (double && site.look !== 'prospect') enterSite(app, site.id);
      return;
    }
    const rival = this.rivals.find((entry) => Math.hypot(wx - entry.x, (wy - entry.y) / SQUASH) < Math.max(28, entry.proven));
    select(app, rival ? { kind: 'rival', rival: rival.id } : null);
  }

  protected thingAt(wx: number, wy: number): string | null {
    return this.siteAt(wx, wy)?.id ?? null;
  }
  protected chosenAt({ selection }: AppState): { x: number; y: number } | null {
    const site = selection?.kind === 'site' ? this.sites.find((entry) => entry.id === selection.site) : undefined;
    if (site) return { x: site.def.mapX, y: site.def.mapY };
    return (selection?.kind === 'rival' && this.rivals.find((entry) => entry.id === selection.rival)) || null;
  }
  tileAt(): null {
    return null;
  }
  enterAt(wx: number, wy: number): boolean {
    const near = this.sites.filter((site) => site.look !== 'prospect').sort((a, b) => Math.hypot(wx - a.def.mapX, wy - a.def.mapY) - Math.hypot(wx - b.def.mapX, wy - b.def.mapY))[0];
    if (!near || Math.hypot(wx - near.def.mapX, wy - near.def.mapY) > 110) return false;
    enterSite(this.context.app, near.id);
    return true;
  }
}

/** Part of an ellipse, from 0 to 1 clockwise from the top. */
function ellipseArc(g: Phaser.GameObjects.Graphics, x: number, y: number, rx: number, ry: number, from: number, to: number, colour: number, alpha: number, width: number): void {
  const steps = Math.max(2, Math.ceil((to - from) * 72));
  g.lineStyle(width, colour, alpha);
  g.beginPath();
  for (let i = 0; i <= steps; i++) {
    const angle = (from + ((to - from) * i) / steps) * Math.PI * 2 - Math.PI / 2;
    const px = x + Math.cos(angle) * rx;
    const py = y + Math.sin(angle) * ry;
    if (i === 0) g.moveTo(px, py);
    else g.lineTo(px, py);
  }
  g.strokePath();
}
