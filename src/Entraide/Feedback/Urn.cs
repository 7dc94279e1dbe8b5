using System.Security.Cryptography;
using Entraide.Platform.Secrets;

namespace Entraide.Feedback;

/// <summary>
/// The tickets and the sheets of one pulse, opened. There are as many places for sheets as tickets, and writing shuffles them: a
/// copy of the database with every key tells who answered and what was answered, never which belongs to whom.
/// </summary>
public sealed class Urn
{
    readonly List<(Guid Member, bool Spent)> tickets;
    readonly List<byte[]> places;

    Urn(List<(Guid, bool)> tickets, List<byte[]> places) => (this.tickets, this.places) = (tickets, places);

    public static Urn Empty(IEnumerable<Guid> invited)
    {
        List<(Guid, bool)> tickets = [.. invited.Select(m => (m, false))];
        return new(tickets, [.. tickets.Select(_ => new byte[Sheet.Length])]);
    }

    public static Urn Open(KeyRing ring, Pulse pulse)
    {
        var tickets = Convert.FromBase64String(ring.Open(pulse.Place("Tickets"), pulse.Tickets!));
        var sheets = Convert.FromBase64String(ring.Open(pulse.Place("Urn"), pulse.Urn!));
        return new([.. tickets.Chunk(17).Select(t => (new Guid(t.AsSpan(0, 16)), t[16] == 1))], [.. sheets.Chunk(Sheet.Length)]);
    }

    public IEnumerable<Guid> Invited => tickets.Select(t => t.Member);

    public IEnumerable<Sheet> Sheets => places.Select(p => Sheet.Read(p)).OfType<Sheet>();

    public bool Invites(Guid member) => tickets.Any(t => t.Member == member);

    public bool HasAnswered(Guid member) => tickets.Contains((member, true));

    /// <summary>False when this ticket was spent before: the first sheet counts, and nobody could find it to change it.</summary>
    public bool Take(Guid member, Sheet sheet)
    {
        var ticket = tickets.IndexOf((member, false));
        if (ticket < 0) return false;
        tickets[ticket] = (member, true);
        places[places.FindIndex(p => p[0] == 0)] = sheet.Write();
        return true;
    }

    /// <summary>Both lists, shuffled and sealed anew.</summary>
    public (byte[] Tickets, byte[] Urn) Close(KeyRing ring, Guid keyId, Pulse pulse)
    {
        var (shownTickets, shownPlaces) = (tickets.ToArray(), places.ToArray());
        RandomNumberGenerator.Shuffle<(Guid, bool)>(shownTickets);
        RandomNumberGenerator.Shuffle<byte[]>(shownPlaces);
        return (ring.Seal(keyId, pulse.Place("Tickets"), Convert.ToBase64String([.. shownTickets.SelectMany(t => (byte[])[.. t.Member.ToByteArray(), (byte)(t.Spent ? 1 : 0)])])),
            ring.Seal(keyId, pulse.Place("Urn"), Convert.ToBase64String([.. shownPlaces.SelectMany(p => p)])));
    }
}
