using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Secrets;

/// <summary>
/// Seals and opens words. A sealed box begins with the id of its key, so that a new key can be taken at any time and old boxes
/// still open. The place (table, row, column) is bound in: a box moved elsewhere does not open.
/// </summary>
public sealed class KeyRing(MasterKey master, IServiceScopeFactory scopes, TimeProvider clock)
{
    // A key destroyed on another node is forgotten here within this time.
    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(45);
    readonly byte[] wrapping = master.Derive("wrapping");
    readonly ConcurrentDictionary<Guid, (byte[] Key, DateTimeOffset At)> open = new();

    /// <summary>Makes a key and puts it on the shelf at once; without the row that names it, it opens nothing.</summary>
    public async Task<Guid> Make(CancellationToken stop = default)
    {
        var (id, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var shelf = scope.ServiceProvider.GetRequiredService<KeyShelf>();
        shelf.Keys.Add(new() { Id = id, Wrapped = Box.Close(wrapping, key, id.ToByteArray()) });
        await shelf.SaveChangesAsync(stop);
        open[id] = (key, clock.GetUtcNow());
        return id;
    }

    public byte[] Seal(Guid keyId, string place, string text) =>
        [.. keyId.ToByteArray(), .. Box.Close(Key(keyId) ?? throw new KeyGone(), Padded(text), Encoding.UTF8.GetBytes(place))];

    /// <exception cref="KeyGone">The key was destroyed: these words were erased.</exception>
    public string Open(string place, byte[] box) =>
        Unpadded(Box.Open(Key(new Guid(box.AsSpan(0, 16))) ?? throw new KeyGone(), box.AsSpan(16), Encoding.UTF8.GetBytes(place)));

    /// <summary>The words, or nothing when they were erased or never written.</summary>
    public string? OpenOrNull(string place, byte[]? box)
    {
        try { return box is null ? null : Open(place, box); }
        catch (KeyGone) { return null; }
    }

    /// <summary>Everything sealed under the key is unreadable from now on, here at once and on other nodes within a minute.</summary>
    /// <returns>The line of the ledger, which says nothing of whose key it was.</returns>
    public async Task<Guid> Destroy(Guid keyId, CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shelf = scope.ServiceProvider.GetRequiredService<KeyShelf>();
        var mark = await shelf.Strike(keyId, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), stop);
        await shelf.Keys.Where(k => k.Id == keyId).ExecuteDeleteAsync(stop);
        open.TryRemove(keyId, out _);
        return mark;
    }

    /// <summary>True when this wrapped key was made under our master key.</summary>
    public bool Fits(Guid id, byte[] wrapped)
    {
        try { return Box.Open(wrapping, wrapped, id.ToByteArray()).Length == 32; }
        catch (CryptographicException) { return false; }
    }

    byte[]? Key(Guid id)
    {
        if (open.TryGetValue(id, out var known) && clock.GetUtcNow() - known.At < Remembered) return known.Key;
        using var scope = scopes.CreateScope();
        var wrapped = scope.ServiceProvider.GetRequiredService<KeyShelf>().Keys.Where(k => k.Id == id).Select(k => k.Wrapped).SingleOrDefault();
        if (wrapped is null)
        {
            open.TryRemove(id, out _);
            return null;
        }
        var key = Box.Open(wrapping, wrapped, id.ToByteArray());
        open[id] = (key, clock.GetUtcNow());
        return key;
    }

    // Lengths are rounded up, so that a short name cannot be told from another.
    static byte[] Padded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var padded = new byte[(bytes.Length / 64 + 1) * 64];
        bytes.CopyTo(padded, 0);
        padded[bytes.Length] = 0x80;
        return padded;
    }

    static string Unpadded(byte[] padded) => Encoding.UTF8.GetString(padded.AsSpan(0, padded.AsSpan().LastIndexOf((byte)0x80)));
}

/// <summary>The key of these words was destroyed; nobody can read them any more.</summary>
public sealed class KeyGone() : Exception("The key was destroyed");
