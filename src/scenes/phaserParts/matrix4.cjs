/** The only things the renderer asks of its projection matrix. */
module.exports = class Matrix4 {
  val = new Float32Array(16);

  identity() {
    this.val.fill(0);
    this.val[0] = this.val[5] = this.val[10] = this.val[15] = 1;
    return this;
  }

  ortho(left, right, bottom, top, near, far) {
    const x = 1 / (left - right || 1);
    const y = 1 / (bottom - top || 1);
    const z = 1 / (near - far || 1);
    this.val.set([-2 * x, 0, 0, 0, 0, -2 * y, 0, 0, 0, 0, 2 * z, 0, (left + right) * x, (top + bottom) * y, (far + near) * z, 1]);
    return this;
  }
};
