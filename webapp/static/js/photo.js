// Turning and cutting a photo before it is sent. The picture is only looked at here: the numbers
// go with the form, and the server turns and cuts. All of it also works with the number fields.

const LARGEST = 900; // pixels of the canvas: enough to look at
const SIDES = ["left", "top", "right", "bottom"];
const LEAST = 10; // per cent that must be left

const file = document.getElementById("photo");
const crop = document.getElementById("crop");
const canvas = document.getElementById("crop-canvas");
const box = document.getElementById("crop-box");
const says = document.getElementById("crop-says");
const turn = document.getElementById("turn");
const fields = Object.fromEntries(SIDES.map((side) => [side, document.getElementById(`cut_${side}`)]));
let picture = null;
let drag = null;

file.addEventListener("change", async () => {
  picture = null;
  crop.hidden = true;
  const chosen = file.files[0];
  if (!chosen) return;
  const address = URL.createObjectURL(chosen);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    picture = image;
    crop.hidden = false;
    whole();
  } catch {
    // Not a picture the browser can show. The server says what is wrong with it.
  } finally {
    URL.revokeObjectURL(address);
  }
});

turn.addEventListener("change", draw);
for (const side of SIDES) fields[side].addEventListener("input", outline);
for (const button of crop.querySelectorAll("[data-turn]")) {
  button.addEventListener("click", () => {
    turn.value = String((Number(turn.value) + Number(button.dataset.turn) + 360) % 360);
    turnCuts(Number(button.dataset.turn));
    draw();
    says.textContent = `Turned: ${turn.selectedOptions[0].textContent}`;
  });
}
crop.querySelector("[data-whole]").addEventListener("click", () => {
  for (const side of SIDES) fields[side].value = 0;
  outline();
  says.textContent = "The whole photo is used.";
});

function whole() {
  turn.value = "0";
  for (const side of SIDES) fields[side].value = 0;
  draw();
}

// What was cut off on the left is cut off at the top after a turn to the right.
function turnCuts(degrees) {
  const now = SIDES.map((side) => fields[side].value);
  const shift = degrees > 0 ? 1 : 3;
  SIDES.forEach((_, at) => (fields[SIDES[(at + shift) % 4]].value = now[at]));
}

function draw() {
  if (!picture) return;
  const degrees = Number(turn.value);
  const scale = Math.min(1, LARGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
  const width = Math.max(1, Math.round(picture.naturalWidth * scale));
  const height = Math.max(1, Math.round(picture.naturalHeight * scale));
  const across = degrees % 180 !== 0;
  canvas.width = across ? height : width;
  canvas.height = across ? width : height;
  const pen = canvas.getContext("2d");
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
  outline();
}

function cuts() {
  return Object.fromEntries(SIDES.map((side) => [side, Math.min(90, Math.max(0, Number(fields[side].value) || 0))]));
}

function outline() {
  const cut = cuts();
  for (const side of SIDES) box.style[side] = `${cut[side]}%`;
}

box.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  box.setPointerCapture(event.pointerId);
  drag = { corner: event.target.dataset.corner ?? "", x: event.clientX, y: event.clientY, from: cuts() };
});
box.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const stage = canvas.getBoundingClientRect();
  const right = Math.round(((event.clientX - drag.x) / stage.width) * 100);
  const down = Math.round(((event.clientY - drag.y) / stage.height) * 100);
  const { corner, from } = drag;
  const cut = { ...from };
  if (corner) {
    if (corner.includes("w")) cut.left = between(from.left + right, 100 - LEAST - from.right);
    else cut.right = between(from.right - right, 100 - LEAST - from.left);
    if (corner.includes("n")) cut.top = between(from.top + down, 100 - LEAST - from.bottom);
    else cut.bottom = between(from.bottom - down, 100 - LEAST - from.top);
  } else {
    const sideways = Math.max(-from.left, Math.min(from.right, right));
    const upDown = Math.max(-from.top, Math.min(from.bottom, down));
    Object.assign(cut, {
      left: from.left + sideways,
      right: from.right - sideways,
      top: from.top + upDown,
      bottom: from.bottom - upDown,
    });
  }
  for (const side of SIDES) fields[side].value = cut[side];
  outline();
});
for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => (drag = null));

function between(value, most) {
  return Math.min(Math.max(0, value), Math.max(0, most));
}
