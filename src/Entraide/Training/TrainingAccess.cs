using Entraide.Accounts;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>Coordinators see the lines of their chapter or, without chapter, all; nobody else sees any.</summary>
public static class TrainingVisibility
{
    public static IQueryable<TrainingRecord> VisibleTo(this IQueryable<TrainingRecord> records, Me me)
    {
        if (me.Offices.Any(o => o.Kind == OfficeKind.Coordinator && o.ChapterId is null)) return records;
        var chapters = me.Offices.Where(o => o.Kind == OfficeKind.Coordinator).Select(o => o.ChapterId).ToList();
        return records.Where(r => r.ChapterId != null && chapters.Contains(r.ChapterId));
    }
}

/// <summary>The door of the coordinators' book.</summary>
public sealed class TrainingDoors(AppDb db, Me me)
{
    public void Coordinator()
    {
        if (!me.IsCoordinator) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
    }

    public Task<TrainingRecord> Record(Guid id)
    {
        Coordinator();
        return db.TrainingRecords.VisibleTo(me).SingleOrDefaultAsync(r => r.Id == id).OrNotFound();
    }
}
